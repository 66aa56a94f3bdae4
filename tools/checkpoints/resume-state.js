// @ts-check
// data/resume: where a long training that is not finished can go on, on any machine. Gone when it is finished.
"use strict";

const path = require("node:path");
const zlib = require("node:zlib");
const { namesIn, removeFile, writeWhole } = require("ebm/bytes");
const { decodeCheckpoint } = require("ebm/trainer");
const { ROOT } = require("../setup/paths");
const { problem } = require("../setup/problem");
const { readNeeded } = require("./store");

const FOLDER = path.join(ROOT, "data", "resume");
/** In the order of time, as `checkpointStore` names them; what was under way in the middle of an epoch is not kept. */
const STATE = /^vuelta-\d{3}-paso-\d{9}\.ebmc(\.gz)?$/;

/**
 * Keeps the last checkpoint of the run in `source`, compressed, and its run.json; resolves to its epoch and step.
 * @param {string} source @param {{ name: string, folder?: string }} where
 * @throws Problem, DataError: what was kept before stays then
 */
async function keepState(source, { name, folder = FOLDER }) {
  const run = readNeeded(path.join(source, "run.json"));
  const last = lastState(path.join(source, "checkpoints"));
  const bytes = readNeeded(path.join(source, "checkpoints", last));
  const { progress } = await decodeCheckpoint(bytes, { name: last });
  const there = path.join(folder, name);
  writeWhole(path.join(there, `${last}.gz`), zlib.gzipSync(bytes, { level: 9 }));
  writeWhole(path.join(there, "run.json"), run);
  for (const old of namesIn(there)) if (STATE.test(old) && old !== `${last}.gz`) removeFile(path.join(there, old));
  return { epoch: progress.epoch, step: progress.step };
}

/**
 * Puts a kept state into a new folder, where `npm run train -- --resume` goes on; resolves to its epoch and step.
 * @param {string} name @param {{ out: string, folder?: string }} where
 * @throws Problem, DataError: nothing is written then
 */
async function unpackState(name, { out, folder = FOLDER }) {
  const there = path.join(folder, name);
  if (namesIn(out).length > 0) throw problem({ sentence: `${out} no está vacía.`, remedy: "elige otra carpeta con --out" });
  const last = lastState(there);
  const bytes = gunzip(readNeeded(path.join(there, last)), path.join(there, last));
  const { progress } = await decodeCheckpoint(bytes, { name: last });
  const run = readNeeded(path.join(there, "run.json"));
  writeWhole(path.join(out, "checkpoints", last.replace(/\.gz$/, "")), bytes);
  writeWhole(path.join(out, "run.json"), run);
  return { epoch: progress.epoch, step: progress.step };
}

/** @param {Uint8Array} bytes @param {string} file @throws Problem */
function gunzip(bytes, file) {
  try {
    return zlib.gunzipSync(bytes);
  } catch (cause) {
    throw problem({ sentence: `${file} está dañado.`, remedy: "git checkout data/resume", cause });
  }
}

/** @param {string} folder @throws Problem when there is none */
function lastState(folder) {
  const last = namesIn(folder)
    .filter((name) => STATE.test(name))
    .at(-1);
  if (last) return last;
  const kept = namesIn(FOLDER).join(", ") || "ninguno";
  throw problem({ sentence: `En ${folder} no hay ningún punto de control.`, remedy: `en data/resume están: ${kept}` });
}

module.exports = { keepState, unpackState };
