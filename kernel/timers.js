// @ts-check
"use strict";

/**
 * @typedef {(...args: unknown[]) => void} Callback
 * @typedef {object} Timers the two functions of TypeScript's `System` that the watch mode schedules its work with
 * @property {(callback: Callback, ms?: number, ...args: unknown[]) => unknown} setTimeout
 * @property {(timer: unknown) => void} clearTimeout
 */

/**
 * Lets the compiler schedule several pieces of work on tslab's timers, which hold one.
 *
 * The watch mode of TypeScript has two timers: one rebuilds the program, the other, after a package.json changes, looks for
 * modules again. tslab fires its only timer before each cell, and throws when a second is set: from then on every cell
 * fails. Here that one timer runs all the work that is pending, in order, also what the work itself schedules.
 * @param {Timers} timers those of tslab
 * @returns {Timers}
 */
function shareTimer(timers) {
  /** @type {Map<object, () => void>} */
  const pending = new Map();
  let armed = false;

  function runAll() {
    for (let next = pending.entries().next(); !next.done; next = pending.entries().next()) {
      const [key, work] = next.value;
      pending.delete(key);
      work();
    }
    armed = false;
  }

  return {
    setTimeout(callback, ms, ...args) {
      const key = {};
      pending.set(key, () => callback(...args));
      if (!armed) timers.setTimeout(runAll, ms);
      armed = true;
      return key;
    },
    clearTimeout: (key) => void pending.delete(/** @type {object} */ (key)),
  };
}

module.exports = { shareTimer };
