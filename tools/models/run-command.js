// @ts-check
// How a command about a model runs: set-up of what runs in Node, then its body, whose errors a user can read.
"use strict";

const { asksForHelp } = require("../setup/arguments");
const { inSpanish } = require("../setup/in-spanish");
const { runMain } = require("../setup/problem");
const { NODE_STEPS, setUp } = require("../setup/setup");

/**
 * @template Options
 * @param {string[]} words
 * @param {{ help: string, parse(words: string[]): Options, body(options: Options): Promise<void> }} command
 */
function runCommand(words, { help, parse, body }) {
  return runMain(async () => {
    if (asksForHelp(words)) return console.log(help);
    const options = parse(words);
    await setUp({ only: NODE_STEPS, out: process.stderr }); // the standard output is for the result alone
    require("ebm/engine/v8-flags").prepareV8(); // before any WebAssembly is compiled
    return inSpanish(() => body(options));
  });
}

module.exports = { runCommand };
