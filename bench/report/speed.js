// @ts-check
// Speed as the lines of JSON tell it.
"use strict";

const { tidy } = require("../measure/timing");

/**
 * Useful operations a second and the most that the same threads can do, both in units of 10⁹.
 * @param {number} gflops @param {number} peak
 */
function speedFacts(gflops, peak) {
  return { gflops: tidy(gflops), peak: tidy(peak), fraction: tidy(gflops / peak) };
}

module.exports = { speedFacts };
