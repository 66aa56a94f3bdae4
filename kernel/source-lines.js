// @ts-check
"use strict";
/** From a place in the JavaScript that runs to the line of the cell that the student wrote. */
const { SourceMap } = require("node:module");

/** Lines that tslab puts before the cell (`export {};`). */
const PREFIX_LINES = 1;
const SCHEME = "celda:";

/** The name under which V8 knows the code of a turn. @param {number} turn */
const cellUrl = (turn) => `${SCHEME}${turn}`;

/**
 * @typedef {object} Cell
 * @property {number} count its [n] in the notebook
 * @property {string} output its JavaScript; tslab calls it from a line of its own, after the last
 * @property {import("./compiler").CellMaps | null} maps
 */

function createSourceLines() {
  /** @type {Map<string, Cell>} */
  const cells = new Map();

  return {
    /** @param {number} turn @param {Cell} cell */
    remember(turn, cell) {
      cells.set(cellUrl(turn), cell);
    },
    /**
     * The cell and line of a position, or null when it is in no cell of ours.
     * @param {string} url
     * @param {number} line from 1, as in a stack
     * @param {number} column from 1
     */
    locate(url, line, column) {
      const cell = cells.get(url);
      if (cell === undefined || line > cell.output.split("\n").length) return null;
      return { count: cell.count, line: cell.maps && typescriptLine(cell.maps, line - 1, column - 1) };
    },
  };
}

/** @param {import("./compiler").CellMaps} maps @param {number} line from 0 @param {number} column from 0 @returns {number | null} from 1 */
function typescriptLine(maps, line, column) {
  const middle = entryAt(maps.commonjs, line, column);
  const origin = middle && entryAt(maps.typescript, middle.originalLine, middle.originalColumn);
  return origin ? origin.originalLine - PREFIX_LINES + 1 : null;
}

/** @param {string} map @param {number} line @param {number} column */
function entryAt(map, line, column) {
  const entry = new SourceMap(JSON.parse(map)).findEntry(line, column);
  return "originalLine" in entry ? entry : null;
}

module.exports = { SCHEME, cellUrl, createSourceLines };
