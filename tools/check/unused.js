#!/usr/bin/env node
// @ts-check
"use strict";
// Finds files, exports and dependencies that nothing uses, with knip: what counts as used is in knip.json.
const { finish } = require("./report");
const { runPackage } = require("./run");

/** What each kind of finding says. */
const MEANING = new Map([
  ["files", "ningún fichero lo importa"],
  ["exports", "se exporta y nadie lo usa"],
  ["types", "el tipo se exporta y nadie lo usa"],
  ["dependencies", "la dependencia no se usa"],
  ["devDependencies", "la dependencia de desarrollo no se usa"],
  ["unlisted", "el paquete no está en package.json"],
  ["unresolved", "lo que se importa no existe"],
  ["binaries", "la orden no está en las dependencias"],
  ["duplicates", "se exporta dos veces"],
]);

/** @returns {{ passed: number, problems: string[] }} kinds without findings, and one line for each finding */
function checkUnused() {
  const { stdout, stderr } = runPackage("knip/bin/knip.js", ["--no-progress", "--reporter", "json"]);
  if (!stdout.startsWith("{")) return { passed: 0, problems: [`knip no pudo mirar el proyecto: ${stderr.trim()}`] };
  /** @type {Record<string, any>[]} */
  const rows = JSON.parse(stdout).issues;
  const kinds = [...MEANING].map(([kind, meaning]) =>
    rows.flatMap((row) => [row[kind] ?? []].flat(2).map((issue) => describe(row.file, issue, meaning))),
  );
  return { passed: kinds.filter((found) => found.length === 0).length, problems: kinds.flat() };
}

/** @param {string} file @param {{ name: string, line?: number }} issue @param {string} meaning */
function describe(file, { name, line }, meaning) {
  return name === file ? `${file} ${meaning}` : `${file}:${line ?? 1} ${name}: ${meaning}`;
}

if (require.main === module) finish(checkUnused());

module.exports = { checkUnused };
