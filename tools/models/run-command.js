// @ts-check
// How a command about a model runs: set-up of what runs in Node, then its body, whose errors a user can read.
"use strict";

const { asksForHelp } = require("../setup/arguments");
const { problem, runMain } = require("../setup/problem");
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

/** An error of the library is for its user, not a bug with its stack. @param {() => Promise<void>} work */
async function inSpanish(work) {
  const { EbmError } = require("ebm/errors");
  try {
    await work();
  } catch (cause) {
    if (!(cause instanceof EbmError)) throw cause;
    throw problem({ sentence: cause.message.split("\n")[0], remedy: cause.remedy, cause });
  }
}

module.exports = { runCommand };
