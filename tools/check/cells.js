#!/usr/bin/env node
// @ts-check
"use strict";
// Checks the code cells of the notebooks: strict types, traps of tslab, and what stock tslab refuses.
// Usage: node tools/check/cells.js [source.ts …]
const { readCells } = require("./percent");
const { shortName, sources } = require("./notebooks");
const { finish } = require("./report");
const { createNotebookProgram } = require("./cells/program");
const { findTypeErrors } = require("./cells/types");
const { findTraps } = require("./cells/traps");
const { findTslabErrors } = require("./cells/tslab");

/** @typedef {import("./cells/traps").Finding} Finding */

/**
 * @param {readonly string[]} files
 * @returns {{ passed: number, problems: string[] }} cells without findings, and one line for each finding
 */
function checkCells(files) {
  const { program, modules } = createNotebookProgram(files);
  const tslab = findTslabErrors(files);
  const problems = [];
  let passed = 0;
  for (const module of modules) {
    const strict = [...findTypeErrors(program, module), ...findTraps(program, module)];
    const known = new Set(strict.map(cellOf)); // tslab would repeat there what the strict check said
    const findings = [...strict, ...(tslab.get(module.file) ?? []).filter((finding) => !known.has(cellOf(finding)))];
    findings.sort((a, b) => (a.origin?.line ?? 0) - (b.origin?.line ?? 0));
    const failing = new Set(findings.map(cellOf));
    passed += readCells(module.file).filter((cell) => cell.kind === "code" && !failing.has(cell.number)).length;
    problems.push(...findings.map((finding) => describe(module.file, finding)));
  }
  return { passed, problems };
}

/** @param {Finding} finding */
function cellOf({ origin }) {
  return origin?.cell.number;
}

/** @param {string} file @param {Finding} finding */
function describe(file, { origin, text }) {
  return origin ? `${shortName(file)}:${origin.line} celda ${origin.cell.number}: ${text}` : `${shortName(file)}: ${text}`;
}

if (require.main === module) finish(checkCells(sources(process.argv.slice(2))));

module.exports = { checkCells };
