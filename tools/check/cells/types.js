// @ts-check
"use strict";
const ts = require("typescript");

/**
 * Strict type errors of the cells.
 * @param {import("typescript").Program} program
 * @param {import("./program").NotebookModule} module
 * @returns {import("./traps").Finding[]}
 */
function findTypeErrors(program, { source, originAt }) {
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => ({
    origin: originAt(diagnostic.start ?? 0),
    text: `TS${diagnostic.code} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, " ")}`,
  }));
}

module.exports = { findTypeErrors };
