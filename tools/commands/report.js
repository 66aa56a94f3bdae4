// npm run report: set-up, then the report from the notebooks as they are.
"use strict";

const path = require("node:path");
const { ROOT } = require("../setup/paths");
const { runMain } = require("../setup/problem");
const { setUp } = require("../setup/setup");

/** Runs `npm run report`. */
module.exports = function main() {
  return runMain(async () => {
    await setUp();
    const { index } = await require("../report/report").writeReport();
    console.log(`Informe: ${path.relative(ROOT, index)}`);
  });
};
