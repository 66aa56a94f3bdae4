// @ts-check
"use strict";
const path = require("node:path");
const ts = require("typescript");
const { readCells } = require("../percent");

/**
 * Compiles the cells as stock tslab does (its TypeScript 5.0.4, one cell after the other) and tells what it refuses:
 * newer syntax, `export`, types that a declaration cannot name, and patterns that it spoils.
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
  /** @type {import("./traps").Finding[]} */
  const findings = [];
  let declarations = "";
  for (const cell of readCells(file).filter(({ kind }) => kind === "code")) {
    const { diagnostics, output, declOutput } = converter.convert(declarations, cell.text);
    if (diagnostics.length > 0) return [...findings, ...describeCell(cell, diagnostics)];
    findings.push(...spoiltPatterns(cell, output));
    declarations = declOutput;
  }
  return findings;
}

/**
 * The patterns of a cell, such as `{ p: q }` or `{ p: { q } }`, that stock tslab spoils. Where `p` is a property that an earlier
 * cell declared, it writes `{ exports.p: q }`, which comes out as `{ exports, p: q }` and hides the `exports` of its own.
 * @param {import("../percent").Cell} cell
 * @param {string} output what tslab runs: its patterns are those of the cell, in the same order
 * @returns {import("./traps").Finding[]}
 */
function spoiltPatterns(cell, output) {
  const written = openedProperties(cell.text);
  const spoilt = openedProperties(output).flatMap(({ name, afterExports }, index) =>
    afterExports ? refusal(cell, { name, line: written[index]?.line ?? 0 }) : [],
  );
  if (spoilt.length > 0 || !isBroken(output)) return spoilt;
  // An arrow function of one parameter comes out as `({ exports, : .p, q })`, which is no pattern any more.
  const [, name] = output.match(/\bexports,\s*:?\s*\.?([\p{L}\p{N}_$]+)/u) ?? ["", "…"];
  return [refusal(cell, { name, line: written.find((one) => one.name === name)?.line ?? 0 })];
}

/**
 * @param {import("../percent").Cell} cell
 * @param {{ name: string, line: number }} property and its line in the cell, from 0
 * @returns {import("./traps").Finding}
 */
function refusal(cell, { name, line }) {
  return {
    origin: { cell, line: cell.line + line },
    text: `EBM9 «{ ${name}: … }» abre una propiedad que viene de otra celda, y tslab sin modificar lo estropea: toma el objeto entero y escribe «.${name}»`,
  };
}

/** Whether a program cannot even be parsed. @param {string} text */
function isBroken(text) {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  return diagnostics.length > 0;
}

/**
 * The properties that the patterns of a program open under another name, in order.
 * @param {string} text
 * @returns {{ name: string, line: number, afterExports: boolean }[]}
 */
function openedProperties(text) {
  const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022, true);
  /** @type {{ name: string, line: number, afterExports: boolean }[]} */
  const opened = [];
  /** @param {import("typescript").Node} node */
  const visit = (node) => {
    if (ts.isTypeNode(node)) return;
    if (ts.isBindingElement(node) && node.propertyName) {
      const before = node.parent.elements[[...node.parent.elements].indexOf(node) - 1];
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      opened.push({ name: node.propertyName.getText(file), line, afterExports: before?.getText(file) === "exports" });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return opened;
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
