// A mocha reporter: what failed, the five slowest tests, and the closing line that every check of the project has.
"use strict";

const { reporters } = require("mocha");
const { closingLine } = require("./counts");

const SLOWEST = 5;
const SLOW_MS = 1000;

module.exports = function reporter(runner) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const slow = [];
  runner.on("pass", (test) => {
    counts.passed++;
    if (test.duration > SLOW_MS) slow.push(test);
  });
  runner.on("pending", (test) => {
    counts.skipped++;
    console.log(`saltada: ${test.fullTitle()}`);
  });
  runner.on("fail", (test, error) => {
    counts.failed++;
    failures.push(Object.assign(test, { err: error }));
  });
  runner.once("end", () => {
    if (failures.length > 0) reporters.Base.list(failures);
    slow.sort((a, b) => b.duration - a.duration);
    for (const test of slow.slice(0, SLOWEST)) console.log(`lenta: ${(test.duration / 1000).toFixed(1)} s  ${test.fullTitle()}`);
    console.log(closingLine(counts));
  });
};
