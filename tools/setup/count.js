// @ts-check
// How many of something, in words.
"use strict";

/** "1 época" or "3 épocas". @param {number} n @param {string} one @param {string} many */
function count(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}

module.exports = { count };
