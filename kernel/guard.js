// @ts-check
"use strict";
/**
 * A thread that watches what the main one cannot while a cell keeps it busy: SIGINT and the death of the parent.
 *
 * SIGINT: Node stops a synchronous cell with `breakOnSigint`, but around each such run it swaps signal handlers, and a
 * SIGINT that falls in between kills the process (tslab dies so: exit 130). Node counts the scripts that run with that
 * option and touches the handlers only for the first and the last. This thread keeps one running for ever, so they stay;
 * within it a second one waits, and ends with an error at each SIGINT that no cell took.
 *
 * Parent: when Jupyter dies (a closed terminal), the kernel ends too; tslab stays orphaned.
 */
const vm = require("node:vm");
const { isMainThread, parentPort, Worker, workerData } = require("node:worker_threads");

const PARENT_CHECK_MS = 1000;

/**
 * @param {object} what
 * @param {number} what.parent pid of the process that started the kernel
 * @param {() => void} what.onInterrupt called at each SIGINT that did not stop a synchronous cell
 * @returns {Promise<void>} when it watches
 */
function startGuard({ parent, onInterrupt }) {
  const worker = new Worker(__filename, { workerData: { parent } });
  worker.unref();
  return new Promise((resolve) => {
    worker.on("message", (message) => (message === "watching" ? resolve() : onInterrupt()));
  });
}

/** The thread itself; never returns. */
function watchForEver() {
  const { parent } = /** @type {{ parent: number }} */ (workerData);
  const pause = new vm.Script("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, __period)");
  const loop = () => {
    parentPort?.postMessage("watching");
    for (;;) {
      try {
        pause.runInThisContext({ breakOnSigint: true });
      } catch {
        parentPort?.postMessage("interrupt");
      }
      if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
    }
  };
  Object.assign(globalThis, { __period: PARENT_CHECK_MS, __loop: loop });
  vm.runInThisContext("__loop()", { breakOnSigint: true });
}

if (!isMainThread) watchForEver();

module.exports = { startGuard };
