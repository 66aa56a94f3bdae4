// The runners of the pool's tests, for every thread. The memory of a plan holds what they did, as 32-bit words.
"use strict";

/** What a test reads of the memory: items and steps done, then for each item how often it was done, by whom, and when. */
const WORD = { items: 0, steps: 1, times: 16, runner: 1024, order: 2048 };

/** What each kind of plan does with an item. */
const WORK = {
  count() {},
  throwAtThree(item) {
    if (item === 3) throw new Error("el elemento 3 está roto");
  },
  exitAtThree(item) {
    if (item === 3) process.exit(7);
  },
  talk() {
    console.log("hola");
    console.error("hola");
  },
  /** As many steps as flags that the thread has. */
  countFlags(_, { words }) {
    Atomics.add(words, WORD.steps, process.execArgv.length);
  },
  /** Steps of a millisecond, for as long as nobody stops it. */
  endless(_, { words, stopped }) {
    for (const nothing = new Int32Array(new SharedArrayBuffer(4)); !stopped(); Atomics.wait(nothing, 0, 0, 1)) {
      Atomics.add(words, WORD.steps, 1);
    }
  },
  /** A few milliseconds, so that the items of a run are spread over the threads. */
  slow() {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  },
  /** It never looks whether it is stopped. */
  deaf() {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
};

/** A runner as lib/engine/wasm/runner.ts makes them, of a plan that only says its `kind` and its `mark`. */
function createRunner({ plan: { kind, mark }, memory }, index) {
  if (kind === "broken") throw new Error("no hay tal núcleo");
  const words = new Int32Array(memory.buffer);
  return {
    runItem(item, stopped) {
      words[WORD.order + Atomics.add(words, WORD.items, 1)] = mark;
      WORK[kind](item, { words, stopped });
      words[WORD.runner + item] = index + 1;
      Atomics.add(words, WORD.times + item, 1);
    },
  };
}

module.exports = { createRunner, WORD };
