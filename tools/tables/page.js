// @ts-check
// Pages of docs/ with tables that commands write: each owns the lines between two marks of its name.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { writeAtomically } = require("../setup/stamp");
const { problem } = require("../setup/problem");
const { ROOT } = require("../setup/paths");

/**
 * Whose lines: `<!-- kind name -->` … `<!-- fin name -->` in docs/page.
 * @typedef {{ page: string, kind: string, name: string }} Block
 */

/** Puts other lines in a block of its page. @param {Block} block @param {string} text @throws Problem when there is no place for it */
function writeBlock(block, text) {
  const file = path.join(ROOT, "docs", block.page);
  writeAtomically(file, replaceBlock(fs.readFileSync(file, "utf8"), block, text));
}

/**
 * The contents of a page with other lines between the marks of a block.
 * @param {string} contents @param {Block} block @param {string} text
 */
function replaceBlock(contents, { page, kind, name }, text) {
  const [start, end] = [`<!-- ${kind} ${name} -->`, `<!-- fin ${name} -->`];
  const [from, to] = [contents.indexOf(start), contents.indexOf(end)];
  if (from < 0 || to < from) {
    throw problem({ sentence: `docs/${page} no tiene las marcas «${start}» y «${end}».`, remedy: `git checkout -- docs/${page}` });
  }
  return `${contents.slice(0, from + start.length)}\n\n${text}\n\n${contents.slice(to)}`;
}

module.exports = { replaceBlock, writeBlock };
