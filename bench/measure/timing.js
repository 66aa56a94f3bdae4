// @ts-check
// Rounds in turns, and what is quoted of them.
"use strict";

/** One of the things to compare; a round measures it once (seconds, or another number). */
/** @typedef {{ readonly name: string, readonly round: () => number | Promise<number> }} Side */
/** @typedef {{ readonly median: number, readonly best: number, readonly all: readonly number[] }} Summary */

/**
 * Seconds that a piece of work takes.
 * @param {() => unknown} work
 */
async function seconds(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * Measures every side `repeats` times after some rounds that do not count, by turns: a slow spell of the machine hits
 * all alike. Every other turn goes backwards, so that none is always the first.
 * @param {readonly Side[]} sides
 * @param {{ repeats: number, warmups?: number }} rounds
 * @returns {Promise<Map<string, number[]>>} measures by name, in the order they were taken
 */
async function alternate(sides, { repeats, warmups = 2 }) {
  const all = new Map(sides.map(({ name }) => [name, /** @type {number[]} */ ([])]));
  for (let turn = -warmups; turn < repeats; turn++) {
    const order = turn % 2 === 0 ? sides : sides.toReversed();
    for (const { name, round } of order) {
      const measured = await round();
      if (turn >= 0) all.get(name)?.push(measured);
    }
  }
  return all;
}

/**
 * Median, best (least) and all.
 * @param {readonly number[]} all
 * @returns {Summary}
 */
function summarize(all) {
  return { median: tidy(median(all)), best: tidy(Math.min(...all)), all: all.map(tidy) };
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Six decimals: a microsecond. @param {number} value */
const tidy = (value) => Number(value.toFixed(6));

module.exports = { alternate, median, seconds, summarize, tidy };
