// @ts-check
// Reads an .h5 in a thread of its own: HDF5 can go round for ever in a damaged file, and only a thread can be ended.
"use strict";

const { isMainThread, parentPort, Worker, workerData } = require("node:worker_threads");
const { decodeKerasWeights } = require("ebm/keras");
const { problem } = require("../setup/problem");

/** A good file takes tenths of a second. */
const PATIENCE_MS = 30_000;

/**
 * @typedef {import("ebm/network").WeightsFile} WeightsFile
 * @typedef {import("./read-model").Unsaid & { name: string }} Options
 * @typedef {{ bytes: Uint8Array, options: Options }} Job
 */

/**
 * @param {Uint8Array} bytes
 * @param {Options} options
 * @param {{ patience?: number, script?: string }} [how]
 * @returns {Promise<WeightsFile>}
 * @throws Problem with what the decoder says, or when it never ends
 */
async function readApart(bytes, options, { patience = PATIENCE_MS, script = __filename } = {}) {
  const worker = new Worker(script, { workerData: { bytes, options } });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      worker.once("message", ({ found, sentence }) => (found ? resolve(found) : reject(problem({ sentence }))));
      worker.once("error", reject);
      worker.once("exit", () => reject(damaged(options.name)));
      timer = setTimeout(() => reject(damaged(options.name)), patience);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** @param {string} name */
function damaged(name) {
  return problem({ sentence: `${name} está dañado: no se termina de leer.`, remedy: "guárdalo otra vez, o usa una copia" });
}

/** What the thread does. @param {Job} job */
async function answer({ bytes, options }) {
  try {
    parentPort?.postMessage({ found: await decodeKerasWeights(bytes, options) });
  } catch (error) {
    parentPort?.postMessage({ sentence: error instanceof Error ? error.message : String(error) });
  }
}

if (!isMainThread && workerData?.options) void answer(workerData);

module.exports = { readApart };
