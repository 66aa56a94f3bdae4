// @ts-check
"use strict";
/** What a student reads when a cell fails: Jupyter's { ename, evalue, traceback }, without our frames or tslab's. */
const path = require("node:path");
const { inspect } = require("node:util");
const { SCHEME } = require("./source-lines");

/**
 * @typedef {{ kind: "diagnostics", code: string, diagnostics: readonly import("tslab/dist/converter").Diagnostic[] }
 *   | { kind: "thrown", value: unknown }} Failure
 * @typedef {{ ename: string, evalue: string, traceback: string[] }} ErrorContent
 * @typedef {(url: string, line: number, column: number) => { count: number, line: number | null } | null} Locate
 */

const MAX_CAUSES = 4;
const ROOT = path.dirname(path.dirname(require.resolve("./errors")));
const INTERNAL_FRAME = /\bnode:|[\\/]node_modules[\\/]tslab[\\/]|[\\/]kernel[\\/][\w-]+\.js|evalmachine|sigintHandlersWrap|<anonymous>\)?$/;

/** @param {Failure} failure @param {Locate} locate @returns {ErrorContent} */
function describeFailure(failure, locate) {
  return failure.kind === "diagnostics" ? describeDiagnostics(failure) : describeThrown(failure.value, locate);
}

/** @param {{ code: string, diagnostics: readonly import("tslab/dist/converter").Diagnostic[] }} failure */
function describeDiagnostics({ code, diagnostics }) {
  const ename = diagnostics.every((d) => d.code < 2000) ? "ErrorDeSintaxis" : "ErrorDeTipos";
  const lines = code.split("\n");
  const evalue = diagnostics.map((d) => `${place(d)} · ${d.messageText}`).join("\n");
  const traceback = [red(ename)];
  let previous = "";
  for (const d of diagnostics) {
    if (place(d) !== previous) traceback.push(`${place(d)}:`, ...(d.fileName ? [] : excerpt(lines, d.start)));
    traceback.push(`  ${d.messageText} (TS${d.code})`);
    previous = place(d);
  }
  return { ename, evalue, traceback };
}

/** @param {import("tslab/dist/converter").Diagnostic} diagnostic */
function place({ fileName, start }) {
  return `${fileName ? `${fileName}, ` : ""}línea ${start.line + 1}, columna ${start.character + 1}`;
}

/** The line of code and a caret under the place. @param {string[]} lines @param {{ line: number, character: number }} start */
function excerpt(lines, { line, character }) {
  const label = `  ${line + 1} | `;
  return lines[line] === undefined ? [] : [label + lines[line], `${" ".repeat(label.length + character)}^`];
}

/** @param {unknown} value @param {Locate} locate @returns {ErrorContent} */
function describeThrown(value, locate) {
  if (!isErrorLike(value)) {
    const evalue = inspect(value);
    return { ename: "Error", evalue, traceback: [`${red("Error")}: se lanzó un valor que no es un Error: ${evalue}`] };
  }
  const { ename, evalue } = nameAndMessage(value);
  return { ename, evalue, traceback: [`${red(ename)}: ${evalue}`, ...causes(value), ...frames(value, locate)] };
}

/** @param {unknown} value @returns {value is Error} */
function isErrorLike(value) {
  return value instanceof Error || (typeof value === "object" && value !== null && "message" in value && "stack" in value);
}

/** A class that extends Error without setting `name` still shows its own. @param {Error} error */
function nameAndMessage(error) {
  const given = String(error.name || "Error");
  const ename = given === "Error" ? error.constructor?.name || given : given;
  return { ename, evalue: String(error.message) };
}

/** @param {Error} error @returns {string[]} */
function causes(error) {
  const lines = [];
  let cause = error.cause;
  for (let depth = 0; cause !== undefined && depth < MAX_CAUSES; depth++) {
    const { ename, evalue } = isErrorLike(cause) ? nameAndMessage(cause) : { ename: "valor", evalue: inspect(cause, { depth: 1 }) };
    lines.push(`Causa: ${ename}: ${evalue}`);
    cause = isErrorLike(cause) ? cause.cause : undefined;
  }
  return lines;
}

/** @param {Error} error @param {Locate} locate @returns {string[]} */
function frames(error, locate) {
  const stack = typeof error.stack === "string" ? error.stack.split("\n").filter((line) => /^\s+at /.test(line)) : [];
  return stack.flatMap((line) => {
    const cell = cellFrame(line, locate);
    if (cell !== null) return [cell];
    if (line.includes(SCHEME) || INTERNAL_FRAME.test(line)) return [];
    return [line.replace(/^\s+at /, "    en ").replace(ROOT + path.sep, "")];
  });
}

/** `at f (celda:7:2:9)` -> `en f (celda 3, línea 2)` @param {string} line @param {Locate} locate */
function cellFrame(line, locate) {
  const match = /^\s+at (?:(.*) \()?(?:async )?(celda:\d+):(\d+):(\d+)\)?$/.exec(line);
  const found = match && locate(match[2], Number(match[3]), Number(match[4]));
  if (!match || !found) return null;
  const where = `celda ${found.count}${found.line === null ? "" : `, línea ${found.line}`}`;
  const name = match[1]?.replace(/^(?:async )?(?:Object\.)?/, ""); // a function of another cell is called as exports.f
  return name && name !== "eval" ? `    en ${name} (${where})` : `    en ${where}`;
}

/** @param {string} text */
function red(text) {
  return `\x1b[31m${text}\x1b[0m`;
}

module.exports = { describeFailure };
