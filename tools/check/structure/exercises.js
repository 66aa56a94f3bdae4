// @ts-check
"use strict";
const ts = require("typescript");

/**
 * @typedef {import("../percent").Cell} Cell
 * @typedef {import("./prose").Finding} Finding
 */

/**
 * Code cells that call `check("id", …)` when no cell before them has called `exercise("id")`.
 * @param {readonly Cell[]} cells
 * @returns {Finding[]}
 */
function findUnannouncedChecks(cells) {
  /** @type {Set<string>} */
  const announced = new Set();
  return cells
    .filter((cell) => cell.kind === "code")
    .flatMap((cell) => {
      const calls = callsOf(cell);
      const findings = calls
        .filter(({ name, id }) => name === "check" && !announced.has(id))
        .map(({ line, id }) => ({ line, text: `check("${id}", …) no tiene antes, en otra celda, su enunciado: exercise("${id}")` }));
      for (const { name, id } of calls) if (name === "exercise") announced.add(id);
      return findings;
    });
}

/**
 * The calls of a cell whose first argument is a text: what is called, with which text, in which line of the file.
 * @param {Cell} cell
 */
function callsOf({ text, line }) {
  const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022, true);
  /** @type {{ name: string, id: string, line: number }[]} */
  const calls = [];
  /** @param {import("typescript").Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.arguments[0] !== undefined && ts.isStringLiteralLike(node.arguments[0])) {
      const row = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      calls.push({ name: node.expression.getText(file), id: node.arguments[0].text, line: line + row });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return calls;
}

module.exports = { findUnannouncedChecks };
