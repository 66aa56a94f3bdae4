// @ts-check
"use strict";
/**
 * A thread that watches what the main one cannot while a cell keeps it busy: SIGINT and the death of the parent.
 *
 * SIGINT. Node stops a synchronous cell with `breakOnSigint`, but around each such run it swaps signal handlers, and a
 * SIGINT that falls in between kills the process (tslab can die so, with 130). Node counts the scripts that run with
 * that option, touches the handlers only for the first and the last, and gives each SIGINT to the one that began last.
 * So this thread keeps some running for ever, one inside another: the handlers stay, a synchronous cell takes its own
 * SIGINT, and any other ends the innermost script here with an error, which becomes a message to the main thread.
 * If the main thread enters a synchronous cell before it reads the message, the signal is sent again, now to that cell.
 *
 * Parent. When Jupyter dies (a closed terminal), the kernel ends too; tslab stays orphaned.
 */
const vm = require("node:vm");
const { isMainThread, parentPort, Worker, workerData } = require("node:worker_threads");

const PARENT_CHECK_MS = 1000;
/** How often an interrupt that nobody has seen is looked at again, and how long a cell has to stop. */
const RETRY_MS = 20;
const STOP_MS = 200;
/**
 * Scripts one inside another. Each SIGINT that falls while an inner one restarts ends the next one out, and with the last
 * the process: of 300 signals 3 ms apart, 3 levels did not always survive; 40 did, every time it was tried.
 */
const LEVELS = 40;
const BREAKABLE = { breakOnSigint: true };

/** Places in the memory that both threads share: a count that is odd while a synchronous cell runs, and the last interrupt read. */
const SYNC_COUNT = 0;
const LAST_SEEN = 1;

/**
 * @param {object} what
 * @param {number} what.parent pid of the process that started the kernel
 * @param {() => void} what.onInterrupt called at each SIGINT that did not stop a synchronous cell
 */
function startGuard({ parent, onInterrupt }) {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(__filename, { workerData: { parent, shared } });
  worker.unref();
  /** @type {Promise<void>} */
  const watching = new Promise((resolve) => {
    worker.on("message", (/** @type {number} */ number) => {
      if (number === 0) return resolve();
      if (number <= Atomics.load(shared, LAST_SEEN)) return;
      Atomics.store(shared, LAST_SEEN, number);
      onInterrupt();
    });
  });
  return {
    watching,
    /** Runs the synchronous part of a cell, which takes its own SIGINT. @template T @param {() => T} run */
    duringCell(run) {
      Atomics.add(shared, SYNC_COUNT, 1);
      try {
        return run();
      } finally {
        Atomics.add(shared, SYNC_COUNT, 1);
        Atomics.notify(shared, SYNC_COUNT);
      }
    },
  };
}

/** The thread itself; never returns. */
function watchForEver() {
  const { parent, shared } = /** @type {{ parent: number, shared: Int32Array }} */ (workerData);
  let number = 0;

  function checkParent() {
    if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
  }

  /** Tells the main thread of one SIGINT, and waits until it is seen. */
  function deliver() {
    const mine = ++number;
    parentPort?.postMessage(mine);
    for (;;) {
      Atomics.wait(shared, LAST_SEEN, mine - 1, RETRY_MS);
      if (Atomics.load(shared, LAST_SEEN) >= mine) return;
      const count = Atomics.load(shared, SYNC_COUNT);
      if (count % 2 !== 0) return stopCell(mine, count);
      checkParent();
    }
  }

  /** Sends the signal again while the same cell runs. No script may begin here until it has ended: it would take the signal. @param {number} mine @param {number} count */
  function stopCell(mine, count) {
    Atomics.store(shared, LAST_SEEN, mine);
    do process.kill(process.pid, "SIGINT");
    while (Atomics.wait(shared, SYNC_COUNT, count, STOP_MS) === "timed-out");
  }

  /** @param {number} level */
  function watch(level) {
    const inner = new vm.Script(level < LEVELS ? `__watch(${level + 1})` : "__pause()");
    for (;;) {
      try {
        inner.runInThisContext(BREAKABLE);
      } catch {
        deliver();
      }
      checkParent();
    }
  }

  const never = new Int32Array(new SharedArrayBuffer(4));
  Object.assign(globalThis, { __watch: watch, __pause: () => Atomics.wait(never, 0, 0, PARENT_CHECK_MS) });
  parentPort?.postMessage(0);
  watch(1);
}

if (!isMainThread) watchForEver();

module.exports = { startGuard };
