// @ts-check
// The table of a contest: times, useful speed, and how many times slower than the first.
"use strict";

const { decimal, milliseconds, times } = require("../../tools/tables/table");

const HEADER = ["quién", "cómo", "mejor", "mediana", "GFLOP/s útiles", "× mejor", "× mediana"];

/** @typedef {import("../sides/contest").Result} Result */

/** How many times the first's time each one takes. @param {Result[]} results */
function ratios(results) {
  const [{ time: first }] = results;
  return results.map(({ label, setting, time }) => ({
    label,
    setting,
    ...time,
    ratio: { best: time.best / first.best, median: time.median / first.median },
  }));
}

/** @param {Result[]} results @param {number} flops useful operations of a round */
function ratioRows(results, flops) {
  return ratios(results).map(({ label, setting, best, median, ratio }) => [
    label,
    setting || "—",
    milliseconds(best),
    milliseconds(median),
    decimal(flops / best / 1e9, 1),
    times(ratio.best),
    times(ratio.median),
  ]);
}

/** @param {import("../sides/contest").Absent[]} absent */
function absentNotes(absent) {
  return absent.map(({ label, reason }) => `${label} no está aquí: ${reason.split("\n")[0]}`);
}

module.exports = { absentNotes, HEADER, ratioRows, ratios };
