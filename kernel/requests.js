// @ts-check
"use strict";
/** The requests that are answered at once, even while a cell awaits. */
const { PROTOCOL_VERSION } = require("./wire");
const { typescriptVersion } = require("./tslab");
const { version } = require("./package.json");

/** @typedef {(content: Record<string, any>) => object} Answer */

/**
 * @param {object} parts
 * @param {() => import("./cells").Cells} parts.cells
 * @param {() => import("./tslab").Tslab} parts.tslab
 * @returns {Record<string, Answer>} by type of request
 */
function createRequests({ cells, tslab }) {
  return {
    kernel_info_request: kernelInfo,
    is_complete_request: ({ code }) => isComplete(tslab(), code),
    complete_request({ code, cursor_pos }) {
      const { candidates, start, end } = cells().complete(code, toUnits(code, cursor_pos));
      return { status: "ok", matches: candidates, cursor_start: toPoints(code, start), cursor_end: toPoints(code, end), metadata: {} };
    },
    inspect_request({ code, cursor_pos }) {
      const info = cells().inspect(code, toUnits(code, cursor_pos));
      return { status: "ok", found: Boolean(info), data: info ? { "text/plain": tslab().printQuickInfo(info) } : {}, metadata: {} };
    },
    comm_info_request: () => ({ status: "ok", comms: {} }),
    history_request: () => ({ status: "ok", history: [] }),
    interrupt_request() {
      cells().interrupt();
      return { status: "ok" };
    },
  };
}

function kernelInfo() {
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: "ebm-tslab",
    implementation_version: version,
    language_info: {
      name: "typescript",
      version: typescriptVersion(),
      mimetype: "text/x-typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      // This pair makes both Jupyter Notebook and JupyterLab colour TypeScript (as in tslab).
      codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    },
    banner: "TypeScript · Paisajes de energía",
    help_links: [{ text: "TypeScript", url: "https://www.typescriptlang.org/docs/" }],
  };
}

/** tslab recognises an unfinished cell by the English text of the diagnostics. @param {import("./tslab").Tslab} tslab @param {string} code */
function isComplete(tslab, code) {
  tslab.speakSpanish(false);
  try {
    const { completed, indent = "" } = tslab.isCompleteCode(code);
    return completed ? { status: "complete" } : { status: "incomplete", indent };
  } finally {
    tslab.speakSpanish(true);
  }
}

/** Jupyter counts code points and TypeScript UTF-16 units; they differ after an emoji. @param {string} code @param {number} points */
function toUnits(code, points) {
  return [...code].slice(0, points).join("").length;
}

/** @param {string} code @param {number} units */
function toPoints(code, units) {
  return [...code.slice(0, units)].length;
}

module.exports = { createRequests };
