// @ts-check
"use strict";
const fs = require("node:fs");

/**
 * A cell of a percent source.
 * @typedef {object} Cell
 * @property {number} number place in the notebook, from 1
 * @property {"code" | "markdown" | "raw"} kind
 * @property {string} header what follows `// %%`
 * @property {number} line line of the file where its text begins, from 1
 * @property {string} text code, or prose without its comment marks
 */

const MARK = /^\/\/ %%(.*)$/;

/**
 * Reads the cells of a jupytext percent source.
 * @param {string} file
 * @returns {Cell[]}
 */
function readCells(file) {
  return splitCells(fs.readFileSync(file, "utf8"));
}

/**
 * @param {string} source
 * @returns {Cell[]}
 */
function splitCells(source) {
  /** @type {Cell[]} */
  const cells = [];
  source.split(/\r?\n/).forEach((text, index) => {
    const mark = MARK.exec(text);
    const last = cells.at(-1);
    if (mark) cells.push({ number: cells.length + 1, kind: kindOf(mark[1]), header: mark[1].trim(), line: index + 2, text: "" });
    else if (last) last.text += `${last.kind === "code" ? text : text.replace(/^\/\/ ?/, "")}\n`;
  });
  return cells;
}

/** @param {string} header @returns {Cell["kind"]} */
function kindOf(header) {
  if (/\[(markdown|md)\]/.test(header)) return "markdown";
  return header.includes("[raw]") ? "raw" : "code";
}

/**
 * The JSON text of the smoke sizes in a header, as `// %% Ajustes humo={"pasos": 3}` writes it.
 * @param {string} header
 * @returns {string | undefined}
 */
function smokeSizes(header) {
  return /\bhumo='?(\{.*\})'?/.exec(header)?.[1];
}

module.exports = { readCells, splitCells, smokeSizes };
