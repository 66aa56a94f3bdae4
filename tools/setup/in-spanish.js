// An error of the library is already for its reader: what it says, and its remedy, become a problem, without a stack.
"use strict";

const { problem } = require("./problem");

/** Does some work; needs the library built. @template T @param {() => Promise<T>} work @returns {Promise<T>} @throws Problem */
async function inSpanish(work) {
  const { EbmError } = require("ebm/errors");
  try {
    return await work();
  } catch (cause) {
    throw cause instanceof EbmError ? problem({ sentence: cause.sentence, remedy: cause.remedy, cause }) : cause;
  }
}

module.exports = { inSpanish };
