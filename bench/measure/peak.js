// @ts-check
// The speed that no program on these threads can pass: multiply-adds between registers, on all threads at once.
"use strict";

const { once } = require("node:events");
const path = require("node:path");
const { Worker } = require("node:worker_threads");
const { DONE, KERNEL, ROUNDS, TURN, WORDS } = require("./peak-control");
const { peakKernel } = require("./peak-kernel");

/** Floating-point operations of a thread in one loop: some ten milliseconds. */
const WORK = 5e8;
/** Calls until V8 has compiled the loop with its best compiler. */
const WARM_CALLS = 30;
/** Loops of each kind in a measure, of which the best counts. */
const TRIES = 3;

/**
 * Starts the threads. `measure()` gives the operations a second of all together, in units of 10⁹; `close()` ends them.
 * @param {{ workers: number, fma: boolean, width: 128 | 256 }} options
 */
async function openPeak({ workers, fma, width }) {
  const { bytes, kernels } = peakKernel({ fma, width });
  const control = new Int32Array(new SharedArrayBuffer(4 * WORDS));
  const milliseconds = new Float64Array(new SharedArrayBuffer(8 * workers));
  const shared = { module: new WebAssembly.Module(bytes), names: kernels.map(({ name }) => name), control, milliseconds };
  const threads = Array.from({ length: workers }, (_, index) => startThread({ ...shared, index }));
  await Promise.all(threads.map((thread) => once(thread, "message"))); // or one that cannot start is an error, not a hang
  for (const thread of threads) thread.unref(); // an error elsewhere must not leave the process waiting for them

  /** Each thread counts its own time, so that waking them is not in it. @param {number} kernel @param {number} work */
  const rate = (kernel, work) => {
    const rounds = Math.round(work / kernels[kernel].flops);
    Object.assign(control, { [KERNEL]: kernel, [ROUNDS]: rounds, [DONE]: 0 });
    Atomics.add(control, TURN, 1);
    Atomics.notify(control, TURN);
    for (let done = 0; done < workers; done = Atomics.load(control, DONE)) Atomics.wait(control, DONE, done);
    return milliseconds.reduce((sum, time) => sum + (rounds * kernels[kernel].flops) / time, 0) / 1e6;
  };
  const best = (/** @type {number} */ tries, /** @type {number} */ work) =>
    Math.max(...kernels.flatMap((_, kernel) => Array.from({ length: tries }, () => rate(kernel, work))));
  best(WARM_CALLS, WORK / WARM_CALLS);
  return {
    measure: () => best(TRIES, WORK),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/** @param {object} workerData */
function startThread(workerData) {
  return new Worker(path.join(__dirname, "peak-worker.js"), { workerData });
}

module.exports = { openPeak };
