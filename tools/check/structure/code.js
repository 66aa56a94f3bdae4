// @ts-check
"use strict";
const ts = require("typescript");

/**
 * @typedef {import("../percent").Cell} Cell
 * @typedef {import("./prose").Finding} Finding
 */

/** A longer cell holds more than one idea. */
const MAX_LINES = 40;

/** @param {readonly Cell[]} cells @returns {Finding[]} */
function findLongCells(cells) {
  return codeOf(cells).flatMap(({ line, text }) => {
    const lines = text.trim().split("\n").length;
    return lines > MAX_LINES ? [{ line, text: `la celda tiene ${lines} líneas y el máximo es ${MAX_LINES}: pártela` }] : [];
  });
}

/**
 * Calls of `show(figure)` without the name that its file in figures/ has: show(figure, { name: "paisaje" }).
 * @param {readonly Cell[]} cells
 * @returns {Finding[]}
 */
function findNamelessFigures(cells) {
  return codeOf(cells).flatMap((cell) => {
    const file = ts.createSourceFile("cell.ts", cell.text, ts.ScriptTarget.ES2022, true);
    /** @type {Finding[]} */
    const findings = [];
    /** @param {import("typescript").Node} node */
    const visit = (node) => {
      if (ts.isCallExpression(node) && node.expression.getText(file) === "show" && !hasName(node)) {
        const line = cell.line + file.getLineAndCharacterOfPosition(node.getStart(file)).line;
        findings.push({ line, text: 'la figura no tiene nombre: show(figura, { name: "paisaje" })' });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return findings;
  });
}

/** Whether a call gives a name: a string argument, or an option `name`. @param {import("typescript").CallExpression} call */
function hasName({ arguments: values }) {
  return values.some((value) => {
    if (ts.isStringLiteralLike(value)) return true;
    return ts.isObjectLiteralExpression(value) && value.properties.some((property) => property.name?.getText() === "name");
  });
}

/** @param {readonly Cell[]} cells */
function codeOf(cells) {
  return cells.filter((cell) => cell.kind === "code");
}

module.exports = { findLongCells, findNamelessFigures };
