// @ts-check
// The words that the main thread and those of the peak share.
"use strict";

/** TURN: grows at each loop. KERNEL: which function. ROUNDS: its argument. DONE: threads that have finished. */
module.exports = { TURN: 0, KERNEL: 1, ROUNDS: 2, DONE: 3, WORDS: 4 };
