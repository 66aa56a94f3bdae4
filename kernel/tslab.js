// @ts-check
"use strict";
/**
 * Everything that we take from tslab 1.0.22, in one place: its converter (TypeScript cells -> JavaScript), its executor,
 * its completion texts, its zeromq. Nothing else in this folder knows tslab's insides.
 */
const { createRequire } = require("node:module");
const { adaptCompiler } = require("./compiler");

/** Resolves as tslab does, so that we share its copies. */
const requireAsTslab = createRequire(require.resolve("tslab/package.json"));

/** @returns {any} */
function loadZeromq() {
  return requireAsTslab("zeromq");
}

/** The version of TypeScript in the cells, without loading it. @returns {string} */
function typescriptVersion() {
  return requireAsTslab("@tslab/typescript-for-tslab/package.json").version;
}

/** Loads the compiler (the slow part of starting) and tslab on top of our copy of it. */
function loadTslab() {
  const compilerPath = requireAsTslab.resolve("@tslab/typescript-for-tslab");
  const adapted = adaptCompiler(requireAsTslab(compilerPath));
  const cached = /** @type {NodeModule} */ (require.cache[compilerPath]);
  cached.exports = adapted.compiler;
  const { createConverter, isCompleteCode } = require("tslab/dist/converter.js");
  const { createExecutor } = require("tslab/dist/executor.js");
  const { getCodeMetadata } = require("tslab/dist/metadata.js");
  const { printQuickInfo } = require("tslab/dist/inspect.js");
  const jupyter = require("tslab/dist/jupyter.js");
  return {
    ...adapted,
    createConverter,
    createExecutor,
    getCodeMetadata,
    isCompleteCode,
    printQuickInfo,
    /** Connects `display` of the package "tslab" to our outputs. @param {(data: any, update: boolean) => void} write */
    connectDisplay(write) {
      jupyter.lastWriteDisplayData = write;
    },
  };
}

/** @typedef {ReturnType<typeof loadTslab>} Tslab */

module.exports = { loadTslab, loadZeromq, typescriptVersion };
