// An error of the library is already for its reader: what it says, and its remedy, become a problem, without a stack.
"use strict";

const { problem } = require("./problem");

/** Does some work; needs the library built. @template T @param {() => Promise<T>} work @returns {Promise<T>} @throws Problem */
async function inSpanish(work) {
  const { EbmError } = require("ebm/errors");
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof EbmError ? problem({ sentence: sentenceOf(cause), remedy: cause.remedy, cause }) : cause;
  }
}

/** Its message without the remedy, which is the last line of it. @param {{ message: string, remedy: string | undefined }} error */
function sentenceOf({ message, remedy }) {
  return remedy === undefined ? message : message.slice(0, message.toLowerCase().lastIndexOf(`\n  ${remedy.toLowerCase()}`));
}

module.exports = { inSpanish };
