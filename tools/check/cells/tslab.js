// @ts-check
"use strict";
const path = require("node:path");
const { readCells } = require("../percent");

/**
 * Compiles the cells as stock tslab does (its TypeScript 5.0.4, one cell after the other) and tells what it refuses:
 * newer syntax, `export`, and types that a declaration cannot name.
 * @param {readonly string[]} files
 * @returns {Map<string, import("./traps").Finding[]>} findings by file
 */
function findTslabErrors(files) {
  if (files.length === 0) return new Map();
  const home = process.cwd();
  process.chdir(path.dirname(files[0])); // tslab resolves imports from the working folder
  const converter = require("tslab/dist/converter").createConverter({ isJS: false, isBrowser: false });
  try {
    return new Map(files.map((file) => [file, compileNotebook(converter, file)]));
  } finally {
    converter.close();
    process.chdir(home);
  }
}

/**
 * Stops at the first cell that fails: the next ones would only miss its names.
 * @param {any} converter
 * @param {string} file
 * @returns {import("./traps").Finding[]}
 */
function compileNotebook(converter, file) {
  let declarations = "";
  for (const cell of readCells(file).filter(({ kind }) => kind === "code")) {
    const { diagnostics, declOutput } = converter.convert(declarations, cell.text);
    if (diagnostics.length > 0) return describeCell(cell, diagnostics);
    declarations = declOutput;
  }
  return [];
}

/**
 * @param {import("../percent").Cell} cell
 * @param {{ start: { line: number }, messageText: string }[]} diagnostics
 */
function describeCell(cell, diagnostics) {
  const lastLine = cell.line + cell.text.trimEnd().split("\n").length - 1; // tslab appends a line of its own
  return diagnostics.map(({ start, messageText }) => ({
    origin: { cell, line: Math.min(cell.line + start.line, lastLine) },
    text: `tslab sin modificar (TypeScript 5.0, sin modo estricto): ${messageText}`,
  }));
}

module.exports = { findTslabErrors };
