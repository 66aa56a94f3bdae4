// @ts-check
"use strict";
const path = require("node:path");
const ts = require("typescript");
const { readCells } = require("../percent");
const { ROOT } = require("../notebooks");
const { nest } = require("./nest");

/**
 * @typedef {import("./nest").Origin} Origin
 * @typedef {{ file: string, source: import("typescript").SourceFile, originAt: (position: number) => Origin | undefined }} NotebookModule
 */

/** Strict, and with the module resolution of the kernel. @type {import("typescript").CompilerOptions} */
const OPTIONS = {
  strict: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  allowUnreachableCode: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: ["node"],
  typeRoots: [path.join(ROOT, "node_modules/@types")],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  moduleDetection: ts.ModuleDetectionKind.Force,
  esModuleInterop: true,
  baseUrl: ROOT,
  paths: { "#*": ["lib/dist/*"] },
};

/** Files of TypeScript, Node and ebm, parsed once however many programs need them. @type {Map<string, import("typescript").SourceFile | undefined>} */
const parsed = new Map();

/**
 * A TypeScript program with one virtual module for each notebook.
 * @param {readonly string[]} files percent sources
 * @returns {{ program: import("typescript").Program, modules: NotebookModule[] }}
 */
function createNotebookProgram(files) {
  const nested = new Map(files.map((file) => [`${file}.celdas.ts`, { file, ...nest(readCells(file)) }]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => nested.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const own = nested.get(name);
    if (own) return ts.createSourceFile(name, own.text, ts.ScriptTarget.ES2022, true);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram([...nested.keys()], OPTIONS, host);
  const modules = [...nested].map(([name, { file, origins }]) => {
    const source = /** @type {import("typescript").SourceFile} */ (program.getSourceFile(name));
    return { file, source, originAt: (/** @type {number} */ position) => origins[source.getLineAndCharacterOfPosition(position).line] };
  });
  return { program, modules };
}

module.exports = { createNotebookProgram };
