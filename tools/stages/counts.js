// How many tests a command says that it made. Every check and test of the project ends with the same closing line.
"use strict";

const CLOSING = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/gm;

/** { passed, failed, skipped } of the last closing line of `output`, or null when there is none. */
function readCounts(output) {
  const last = [...output.matchAll(CLOSING)].at(-1);
  return last ? { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) } : null;
}

/**
 * What a stage adds to the total, from the exit status and the output of its commands.
 * A stage that ends badly has at least one failure, and so has one that should count and does not.
 * In CI a skipped test is a failure: its machine must have all that tests need.
 */
function tally({ group, silent = false }, results, { ci = false } = {}) {
  const counts = results.map(({ output }) => (silent ? null : readCounts(output)));
  const broken = results.some(({ code }, i) => code !== 0 || (!silent && counts[i] === null));
  const sum = (key) => counts.reduce((total, count) => total + (count?.[key] ?? 0), 0);
  const skipped = sum("skipped");
  const failed = Math.max(sum("failed"), broken ? 1 : 0) + (ci ? skipped : 0);
  if (group === "check") return { passed: failed === 0 ? 1 : 0, failed: failed === 0 ? 0 : 1, skipped };
  const none = sum("passed") + failed + skipped === 0;
  return { passed: sum("passed"), failed: none ? 1 : failed, skipped: ci ? 0 : skipped };
}

/** The closing line of a command; only a stage's has skipped tests. */
function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** The sum of several tallies. */
function addUp(tallies) {
  const zero = { passed: 0, failed: 0, skipped: 0 };
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), zero);
}

/** What `npm test` says at the end: the last line is always "N passed, N failed". */
function summary({ passed, failed, skipped }) {
  const note =
    skipped === 0 ? "" : `${skipped === 1 ? "1 prueba saltada" : `${skipped} pruebas saltadas`}: a esta máquina le falta algo opcional\n`;
  return `${note}${closingLine({ passed, failed, skipped: 0 })}`;
}

module.exports = { addUp, closingLine, readCounts, summary, tally };
