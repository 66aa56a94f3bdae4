// @ts-check
// Tables that read well in a terminal and in Markdown.
"use strict";

/** @param {string[]} header @param {string[][]} rows */
function markdownTable(header, rows) {
  const widths = header.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column])].map((cell) => cell.length)));
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** A number with a decimal comma. @param {number} value */
function decimal(value, digits = 2) {
  return value.toFixed(digits).replace(".", ",").replace("-", "−");
}

/** @param {number} seconds */
const milliseconds = (seconds) => `${decimal(1000 * seconds, seconds < 0.01 ? 2 : 0)} ms`;
/** @param {number} part */
const percent = (part) => `${decimal(100 * part, 0)} %`;
/** @param {number} ratio */
const times = (ratio) => `${decimal(ratio)} ×`;

module.exports = { decimal, markdownTable, milliseconds, percent, times };
