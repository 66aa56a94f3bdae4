// @ts-check
"use strict";
/** tslab's converter between our edits of the source and our edits of the output. */
const { isBuiltin } = require("node:module");
const { outputEdits } = require("./cell-output");
const { sourceEdits } = require("./cell-source");
const { applyEdits, originalOffset } = require("./text-edits");

/**
 * @typedef {import("tslab/dist/converter").Diagnostic} Diagnostic
 * @typedef {import("tslab/dist/converter").ConvertResult} ConvertResult
 *
 * @typedef {object} Conversion a cell ready to run
 * @property {ConvertResult} result what tslab's executor takes
 * @property {readonly Diagnostic[]} diagnostics at positions of the cell as it was written
 * @property {string | null} resultName variable that will hold the value of the last expression
 * @property {readonly string[]} declared names that the cell declares
 */

/** @param {import("./tslab").Tslab} tslab */
function createCellConverter(tslab) {
  const { compiler: ts } = tslab;
  let converter = tslab.createConverter();
  let knowsNode = false;

  /**
   * @param {string} earlier declarations of the cells that have run
   * @param {string} code
   * @param {{ turn: number, url: string }} cell
   * @returns {Conversion}
   */
  function convert(earlier, code, { turn, url }) {
    const edits = sourceEdits(ts, code, earlier);
    const source = applyEdits(code, edits);
    let result = converter.convert(earlier, source);
    if (!knowsNode && result.diagnostics.some((diagnostic) => needsNodeTypes(source, diagnostic))) {
      learnNode();
      result = converter.convert(earlier, source);
    }
    const diagnostics = result.diagnostics.map((d) => ({ ...d, start: positionBefore(code, d.start.offset, edits) }));
    if (result.output === undefined) return { result, diagnostics, resultName: null, declared: [] };
    const output = outputEdits(ts, result.output, turn);
    const runnable = `${applyEdits(result.output, output.edits)}\n//# sourceURL=${url}`;
    return {
      result: { ...result, output: runnable, hasToplevelAwait: output.awaits, lastExpressionVar: undefined },
      diagnostics,
      resultName: result.lastExpressionVar ?? null,
      declared: output.declared,
    };
  }

  function learnNode() {
    knowsNode = true;
    tslab.useNodeTypes();
    converter.close();
    converter = tslab.createConverter();
  }

  return {
    convert,
    /** tslab's converter as it is now; it changes when Node's types are needed. */
    plain: () => converter,
  };
}

/** Whether a name or module is unknown only because we load no Node types at first. @param {string} source @param {Diagnostic} diagnostic */
function needsNodeTypes(source, { start, end, fileName }) {
  if (fileName !== undefined) return true;
  const text = source.slice(start.offset, end.offset).replace(/^["'`]|["'`]$/g, "");
  return text in globalThis || isBuiltin(text) || text === "require" || text === "NodeJS" || text === "module";
}

/** @param {string} code @param {number} offset in the edited code @param {readonly import("./text-edits").Edit[]} edits */
function positionBefore(code, offset, edits) {
  const original = originalOffset(offset, edits);
  const before = code.slice(0, original);
  return { offset: original, line: before.split("\n").length - 1, character: original - (before.lastIndexOf("\n") + 1) };
}

module.exports = { createCellConverter };
