// @ts-check
// Keeps docs/rendimiento.md: each command owns the lines between two marks of its name, and others when Node is not 20.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { writeAtomically } = require("../../tools/setup/stamp");
const { problem } = require("../../tools/setup/problem");

const FILE = path.join(__dirname, "..", "..", "docs", "rendimiento.md");

/** @param {string} command @param {string} text @throws Problem when the page has no place for it */
function record(command, text) {
  writeAtomically(FILE, replaceBlock(fs.readFileSync(FILE, "utf8"), blockName(command), text));
}

/** The name of a command's lines. @param {string} command @param {string} [node] a version of Node */
function blockName(command, node = process.versions.node) {
  const major = Number.parseInt(node, 10);
  return major === 20 ? command : `${command}, Node ${major}`;
}

/**
 * The page with other lines between the marks of a name.
 * @param {string} page @param {string} name @param {string} text
 */
function replaceBlock(page, name, text) {
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- fin ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) {
    throw problem({
      sentence: `docs/rendimiento.md no tiene las marcas «${start}» y «${end}».`,
      remedy: "git checkout -- docs/rendimiento.md",
    });
  }
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}

module.exports = { blockName, record, replaceBlock };
