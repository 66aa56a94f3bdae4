// npm run train: set-up of what runs in Node, then a training. Needs no Python.
"use strict";

const { runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");
const { HELP, parseTrain } = require("../train/arguments");

/** Runs `npm run train` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    const options = parseTrain(words);
    if (options.help) return console.log(HELP);
    await setUp({ only: NODE_STEPS, out: process.stderr }); // the standard output is for the result
    require("ebm/engine/v8-flags").prepareV8({ width: options.width }); // before any WebAssembly is compiled
    return require("../train/main").train(options);
  });
};
