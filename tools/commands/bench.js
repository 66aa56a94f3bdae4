// npm run bench: set-up of what runs in Node, then one measurement of speed. Needs no Python but for `peers`.
"use strict";

const { HELP, parseBench } = require("../../bench/arguments");
const { runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");

/** Runs `npm run bench` with the words that follow it. */
module.exports = function main(words) {
  return runMain(async () => {
    const options = parseBench(words);
    if (options.help) return console.log(HELP);
    await setUp({ only: NODE_STEPS, out: process.stderr }); // the standard output is for the result alone
    require("ebm/engine/v8-flags").prepareV8({ width: options.width }); // before any WebAssembly is compiled
    const { runBench } = require("../../bench/main");
    await runBench(options);
  });
};
