// @ts-check
"use strict";
/**
 * tslab's private copy of TypeScript, with the options that a course needs.
 *
 * tslab fixes its compiler options in its code and reads no tsconfig.json, so the two functions through which
 * they pass are replaced in a copy of the module (its exports are read-only).
 */
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { shareTimer } = require("./timers");

/** Ambient declarations of the globals that a cell may use; see types/cell-globals/index.d.ts. */
const TYPES_FOLDER = path.join(__dirname, "types");
const CELL_GLOBALS = "cell-globals";

/**
 * @typedef {object} CellMaps
 * @property {string} typescript source map from the cell's TypeScript to ES modules, as JSON
 * @property {string} commonjs source map from those to the CommonJS that runs, as JSON
 */

/**
 * @param {any} ts the compiler as tslab ships it
 * @returns what tslab must see in its place, and the controls over it
 */
function adaptCompiler(ts) {
  let nodeTypes = false;
  /** @type {CellMaps | null} */
  let maps = null;

  /** @param {string[]} files @param {any} options @param {any} sys @param {any[]} rest */
  const createWatchCompilerHost = (files, options, sys, ...rest) => {
    const host = ts.createWatchCompilerHost(files, cellOptions(options, nodeTypes), sys, ...rest);
    return Object.assign(host, shareTimer(sys));
  };

  /** @param {string} code @param {any} transpileOptions */
  const transpileModule = (code, transpileOptions) => {
    const { code: plain, map } = splitInlineMap(code);
    const result = ts.transpileModule(plain, {
      ...transpileOptions,
      compilerOptions: { ...transpileOptions.compilerOptions, sourceMap: map !== null },
    });
    if (map === null) return result;
    maps = { typescript: map, commonjs: result.sourceMapText };
    return { ...result, outputText: result.outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n") };
  };

  return {
    compiler: { ...ts, createWatchCompilerHost, transpileModule },
    /** The source maps of the last cell that was compiled. */
    lastMaps: () => maps,
    /** Converters made from now on know all of Node's types (slow to load) instead of the cell globals. */
    useNodeTypes: () => {
      nodeTypes = true;
    },
    /** Diagnostics in Spanish, with the translation that TypeScript ships. @param {boolean} on */
    speakSpanish: (on) => ts.setLocalizedDiagnosticMessages(on ? spanishMessages(ts) : undefined),
  };
}

/** @param {any} options @param {boolean} nodeTypes */
function cellOptions(options, nodeTypes) {
  return {
    ...options,
    strict: true,
    inlineSourceMap: true,
    types: [nodeTypes ? "node" : CELL_GLOBALS],
    typeRoots: [...options.typeRoots, TYPES_FOLDER],
  };
}

/** @param {string} code */
function splitInlineMap(code) {
  const match = /\n?\/\/# sourceMappingURL=data:application\/json;base64,([A-Za-z0-9+/=]+)\s*$/.exec(code);
  if (match === null) return { code, map: null };
  return { code: `${code.slice(0, match.index)}\n`, map: Buffer.from(match[1], "base64").toString() };
}

/** @type {Record<string, string> | undefined} */
let messages;

/** @param {any} ts */
function spanishMessages(ts) {
  if (messages === undefined) {
    const file = path.join(path.dirname(ts.sys.getExecutingFilePath()), "es", "diagnosticMessages.generated.json");
    messages = ts.sys.fileExists(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  }
  return messages;
}

module.exports = { adaptCompiler };
