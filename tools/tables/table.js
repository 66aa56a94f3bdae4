// @ts-check
// Tables that read well in a terminal and in Markdown.
"use strict";

/** @param {string[]} header @param {string[][]} rows */
function markdownTable(header, rows) {
  const widths = header.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column])].map((cell) => cell.length)));
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** A number with a decimal comma; what rounds to zero has no sign. @param {number} value */
function decimal(value, digits = 2) {
  const text = value.toFixed(digits).replace(".", ",");
  return Number(value.toFixed(digits)) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

/** @param {number} seconds */
const milliseconds = (seconds) => `${decimal(1000 * seconds, seconds < 0.01 ? 2 : 0)} ms`;
/** @param {number} part */
const percent = (part) => `${decimal(100 * part, 0)} %`;
/** @param {number} ratio */
const times = (ratio) => `${decimal(ratio)} ×`;

module.exports = { decimal, markdownTable, milliseconds, percent, times };
