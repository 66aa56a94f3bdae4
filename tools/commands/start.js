// npm start: set-up, then JupyterLab; without a terminal, or with --ejecutar, the whole workbook headless.
"use strict";

const { HELP, parseStart } = require("../setup/arguments");
const { runLab } = require("../setup/lab");
const { runMain } = require("../setup/problem");
const { reproduce } = require("../setup/reproduce");
const { setUp } = require("../setup/setup");

/** Runs `npm start` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    const options = parseStart(words);
    if (options.help) {
      console.log(HELP);
      return 0;
    }
    const ran = await setUp();
    console.log(ran === 0 ? "✔ Todo está a punto." : "✔ Todo está listo.");
    return options.execute || !process.stdout.isTTY ? reproduce() : runLab(options);
  });
};
