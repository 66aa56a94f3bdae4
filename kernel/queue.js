// @ts-check
"use strict";
/**
 * The queue of cells: one at a time, in order of arrival, and none is ever lost.
 *
 * tslab's own queue (TaskQueue.reset after 200 ms) can skip the cell after an error without a word, or let two cells
 * run at once. Here a cell is either run or, if it was already waiting when another failed, answered as "aborted".
 */

function createQueue() {
  /** @type {Promise<void>} */
  let tail = Promise.resolve();
  /** @type {Set<{ aborted: boolean }>} */
  const waiting = new Set();

  return {
    /**
     * Runs `task` when its turn comes; it is told whether `abortWaiting` was called while it waited.
     * @param {(aborted: boolean) => Promise<void>} task must not reject
     */
    add(task) {
      const turn = { aborted: false };
      waiting.add(turn);
      tail = tail.then(() => {
        waiting.delete(turn);
        return task(turn.aborted);
      });
      return tail;
    },
    /** Marks every task that waits now, and none that comes later. */
    abortWaiting() {
      for (const turn of waiting) turn.aborted = true;
    },
  };
}

module.exports = { createQueue };
