#!/usr/bin/env node
// @ts-check
"use strict";
// Checks the shape of the notebooks: parts that a reader expects, headings, formulas, names of figures, length of cells,
// statements of exercises.
// Usage: node tools/check/structure.js [source.ts …]
const { readCells } = require("./percent");
const { shortName, sources } = require("./notebooks");
const { finish } = require("./report");
const { findHeadingJumps, findMissingParts, findOpenMath } = require("./structure/prose");
const { findLongCells, findNamelessFigures } = require("./structure/code");
const { findUnannouncedChecks } = require("./structure/exercises");

const RULES = [findMissingParts, findHeadingJumps, findOpenMath, findLongCells, findNamelessFigures, findUnannouncedChecks];

/**
 * @param {readonly string[]} files
 * @returns {{ passed: number, problems: string[] }} rules that hold, and a line for each place where one does not
 */
function checkStructure(files) {
  let passed = 0;
  const problems = files.flatMap((file) => {
    const cells = readCells(file);
    const findings = RULES.map((rule) => rule(cells));
    passed += findings.filter((found) => found.length === 0).length;
    return findings.flat().map(({ line, text }) => `${shortName(file)}:${line} ${text}`);
  });
  return { passed, problems };
}

if (require.main === module) finish(checkStructure(sources(process.argv.slice(2))));

module.exports = { checkStructure };
