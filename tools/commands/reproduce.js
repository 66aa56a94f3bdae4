// npm run reproduce: set-up, then every notebook headless (or the ones that the words name), figures and report.
"use strict";

const { runMain } = require("../setup/problem");
const { reproduce } = require("../setup/reproduce");
const { setUp } = require("../setup/setup");

/** Runs `npm run reproduce -- names`. */
module.exports = function main(words) {
  return runMain(async () => {
    await setUp();
    return reproduce(words);
  });
};
