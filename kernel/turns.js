// @ts-check
"use strict";
/** A turn is one run of one cell: its number, its signal, and whether it was interrupted. */

/** Time that an interrupted cell has to end by itself (it listens to the signal) before the kernel stops waiting for it. */
const GRACE_MS = 1000;

/** Thrown inside an interrupted cell, and the reason of its signal. */
function interruption() {
  const error = new Error("la celda se interrumpió antes de terminar");
  error.name = "Interrumpido";
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

/** @param {{ stopWaiting: () => void }} hooks `stopWaiting` ends the wait for a cell that goes on after an interrupt */
function createTurns({ stopWaiting }) {
  /** @type {Set<number>} the interrupted turns; a handful in a session, so they are kept */
  const interrupted = new Set();
  let controller = new AbortController();
  let running = false;
  let id = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let grace;

  function markInterrupted() {
    interrupted.add(id);
    controller.abort(interruption());
  }

  return {
    /** Starts a turn and gives its number. */
    begin() {
      controller = new AbortController();
      running = true;
      return ++id;
    },
    end() {
      clearTimeout(grace);
      grace = undefined;
      running = false;
    },
    /** @param {number} turn */
    wasInterrupted: (turn) => interrupted.has(turn),
    /** Whether the running turn was interrupted, given what it threw: SIGINT itself stops a synchronous loop. @param {any} thrown */
    stopped(thrown) {
      if (thrown?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED") markInterrupted();
      return interrupted.has(id);
    },
    /** Interrupts the running cell, if any; a second call no longer waits for it. */
    interrupt() {
      if (!running) return;
      if (grace !== undefined) return stopWaiting();
      markInterrupted();
      grace = setTimeout(stopWaiting, GRACE_MS);
    },
    /**
     * Gives back `value`, or throws if `turn` was interrupted; cell-output.js puts it around each top-level `await`.
     * @template T @param {number} turn @param {T} [value]
     */
    resume(turn, value) {
      if (interrupted.has(turn)) throw interruption();
      return value;
    },
    signal: () => controller.signal,
  };
}

module.exports = { createTurns, interruption };
