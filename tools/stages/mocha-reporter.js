// A mocha reporter: what failed, the slowest tests and files, and the closing line that every check of the project has.
"use strict";

const path = require("node:path");
const { reporters } = require("mocha");
const { closingLine } = require("./counts");

const SLOWEST = 8;
const SLOW_MS = 1000;

module.exports = function reporter(runner) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const slow = [];
  const files = timesOfFiles(runner);
  runner.on("pass", (test) => {
    counts.passed++;
    if (test.duration > SLOW_MS) slow.push({ name: test.fullTitle(), milliseconds: test.duration });
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
    tell("lenta", slow);
    tell("fichero lento", files());
    console.log(closingLine(counts));
  });
};

/** How long each file has taken, with what it does before and after its tests. */
function timesOfFiles(runner) {
  const times = new Map();
  let start = 0;
  const isTop = (suite) => suite.parent?.root;
  runner.on("suite", (suite) => {
    if (isTop(suite)) start = Date.now();
  });
  runner.on("suite end", (suite) => {
    if (isTop(suite)) times.set(suite.file, (times.get(suite.file) ?? 0) + Date.now() - start);
  });
  return () => [...times].map(([file, milliseconds]) => ({ name: path.relative(process.cwd(), file ?? ""), milliseconds }));
}

/** The slowest of some things, one a line. */
function tell(what, things) {
  const slowest = [...things].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
  for (const { name, milliseconds } of slowest) {
    if (milliseconds > SLOW_MS) console.log(`${what}: ${(milliseconds / 1000).toFixed(1)} s  ${name}`);
  }
}
