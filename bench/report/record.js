// @ts-check
// Keeps docs/rendimiento.md: each command owns the lines between two marks of its name, and others when Node is not 20.
"use strict";

const pages = require("../../tools/tables/page");

/** @param {string} name */
const blockOf = (name) => ({ page: "rendimiento.md", kind: "bench", name });

/** @param {string} command @param {string} text @throws Problem when the page has no place for it */
function record(command, text) {
  pages.writeBlock(blockOf(blockName(command)), text);
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
  return pages.replaceBlock(page, blockOf(name), text);
}

module.exports = { blockName, record, replaceBlock };
