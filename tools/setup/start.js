// npm start: set-up, then JupyterLab; without a terminal, or with --ejecutar, the whole workbook headless.
"use strict";

const { HELP, parseStart } = require("./arguments");
const { runLab } = require("./lab");
const { runMain } = require("./problem");
const { reproduce } = require("./reproduce");
const { setUp } = require("./setup");

/** Runs `npm start` with the words that follow it. */
function main(words) {
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
}

module.exports = { main };
