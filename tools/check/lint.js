#!/usr/bin/env node
// @ts-check
"use strict";
// Checks format, style and the size of files and functions with biome: the rules are in biome.json.
// Usage: node tools/check/lint.js [--fix] [path …]
const { finish } = require("./report");
const { runPackage } = require("./run");

const FIX = "arréglalo con: node tools/check/lint.js --fix";

/**
 * @param {readonly string[]} args paths; with "--fix", what can be mended without a doubt is mended
 * @returns {{ passed: number, problems: string[] }} files without problems, and one line for each problem
 */
function checkStyle(args) {
  const paths = args.filter((arg) => arg !== "--fix");
  const options = ["--max-diagnostics=none", "--reporter=json", ...(args.includes("--fix") ? ["--write"] : [])];
  const { stdout, stderr } = runPackage("@biomejs/biome/bin/biome", ["check", ...options, ...paths]);
  if (!stdout.startsWith("{")) return { passed: 0, problems: [`biome no pudo revisar el estilo: ${stderr.trim()}`] };
  const { summary, diagnostics } = JSON.parse(stdout);
  const serious = diagnostics.filter((/** @type {Diagnostic} */ { severity }) => severity !== "information");
  const failing = new Set(serious.map((/** @type {Diagnostic} */ { location }) => location.path));
  return { passed: summary.changed + summary.unchanged - failing.size, problems: serious.map(describe) };
}

/** @typedef {{ severity: string, category: string, message: string, location: { path: string, start?: { line: number } } }} Diagnostic */

/** @param {Diagnostic} diagnostic */
function describe({ category, message, location }) {
  const where = `${location.path}:${location.start?.line || 1}`;
  return category === "format" ? `${where} el formato no es el de la casa; ${FIX}` : `${where} ${category}: ${message}`;
}

if (require.main === module) finish(checkStyle(process.argv.slice(2)));

module.exports = { checkStyle };
