// @ts-check
"use strict";
const ts = require("typescript");
const { nameTraps } = require("./trap-names");
const { variableTraps } = require("./trap-variables");
const { syntaxTraps } = require("./trap-syntax");

/**
 * @typedef {{ origin: import("./nest").Origin | undefined, text: string }} Finding
 * @typedef {import("typescript").Node} Node
 * @typedef {(node: Node, trap: (node: Node, text: string) => void) => void} Rule looks at one node
 */

/**
 * What compiles in a cell and then fails, or lies, in tslab. Each rule was seen on tslab 1.0.22.
 * @param {import("typescript").Program} program
 * @param {import("./program").NotebookModule} module
 * @returns {Finding[]}
 */
function findTraps(program, module) {
  /** @type {Finding[]} */
  const findings = [];
  const rules = [syntaxTraps, nameTraps, variableTraps(program.getTypeChecker(), module)];
  /** @type {(node: Node, text: string) => void} */
  const trap = (node, text) => {
    findings.push({ origin: module.originAt(node.getStart(module.source)), text });
  };
  /** @param {Node} node */
  const visit = (node) => {
    for (const rule of rules) rule(node, trap);
    ts.forEachChild(node, visit);
  };
  visit(module.source);
  return findings;
}

module.exports = { findTraps };
