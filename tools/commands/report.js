// npm run report: set-up, then the report from the notebooks as they are.
"use strict";

const path = require("node:path");
const { asksForHelp } = require("../setup/arguments");
const { ROOT } = require("../setup/paths");
const { runMain } = require("../setup/problem");
const { setUp } = require("../setup/setup");

const HELP = `Uso: npm run report
  escribe report/index.html y una página por cuaderno, tal como están, sin ejecutarlos
  --help, --ayuda       esta ayuda`;

/** Runs `npm run report`. */
module.exports = function main(words) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(HELP);
    await setUp();
    const { index } = await require("../report/report").writeReport();
    console.log(`Informe: ${path.relative(ROOT, index)}`);
  });
};
