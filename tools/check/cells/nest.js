// @ts-check
"use strict";
const ts = require("typescript");
const { smokeSizes } = require("../percent");

/**
 * @typedef {import("../percent").Cell} Cell
 * @typedef {{ cell: Cell, line: number }} Origin a line of the source file
 * @typedef {{ text: string, origins: (Origin | undefined)[] }} Nested one module and where each of its lines comes from
 */

/**
 * Puts the code cells of a notebook one inside the other, { cell 1 { cell 2 { … } } }, after their imports:
 * a later cell sees the names of the earlier ones and may shadow them, as in the kernel.
 * @param {readonly Cell[]} cells
 * @returns {Nested}
 */
function nest(cells) {
  const code = cells.filter((cell) => cell.kind === "code");
  const imports = new Map(code.flatMap(importLines));
  /** @type {[string, Origin | undefined][]} */
  const lines = [...imports];
  for (const cell of code) lines.push(["{", undefined], ...bodyLines(cell), ...smokeLines(cell));
  lines.push([`${"}".repeat(code.length)} export {};`, undefined]);
  return { text: lines.map(([text]) => text).join("\n"), origins: lines.map(([, origin]) => origin) };
}

/**
 * One import line for each imported name, so that two cells may import the same name.
 * @param {Cell} cell
 * @returns {[string, Origin][]}
 */
function importLines(cell) {
  const file = parse(cell.text);
  /** @type {(line: string, node: import("typescript").Node) => [string, Origin]} */
  const at = (line, node) => [line, { cell, line: cell.line + file.getLineAndCharacterOfPosition(node.getStart(file)).line }];
  return file.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const from = statement.moduleSpecifier.getText(file);
    const clause = statement.importClause;
    const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
    if (!clause || !named || clause.name) return [at(statement.getText(file).replace(/\s+/g, " "), statement)];
    const keyword = clause.isTypeOnly ? "import type" : "import";
    return named.map((name) => at(`${keyword} { ${name.getText(file)} } from ${from};`, name));
  });
}

/**
 * The lines of a cell with its imports blanked.
 * @param {Cell} cell
 * @returns {[string, Origin][]}
 */
function bodyLines(cell) {
  const file = parse(cell.text);
  let text = cell.text;
  for (const { pos, end } of file.statements.filter(ts.isImportDeclaration)) {
    text = text.slice(0, pos) + text.slice(pos, end).replace(/[^\n]/g, " ") + text.slice(end);
  }
  return text.split("\n").map((line, index) => [line, { cell, line: cell.line + index }]);
}

/**
 * A line that has a type error when `humo` names a key that the cell's constant does not have, or gives it another type.
 * @param {Cell} cell
 * @returns {[string, Origin][]}
 */
function smokeLines(cell) {
  const sizes = smokeSizes(cell.header);
  const name = /^const (\w+)/m.exec(cell.text)?.[1];
  return sizes && name ? [[`{ const humo: Partial<typeof ${name}> = ${sizes}; void humo; }`, { cell, line: cell.line - 1 }]] : [];
}

/** @param {string} text */
function parse(text) {
  return ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022, true);
}

module.exports = { nest };
