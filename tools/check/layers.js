#!/usr/bin/env node
// @ts-check
"use strict";
// Checks who imports whom: the rules are in .dependency-cruiser.cjs.
const fs = require("node:fs");
const path = require("node:path");
const { ROOT } = require("./notebooks");
const { finish } = require("./report");
const { runPackage } = require("./run");

/** @typedef {{ from: string, to: string, rule: { name: string }, comment?: string, cycle?: { name: string }[] }} Violation */

/** @returns {{ passed: number, problems: string[] }} files that keep the rules, and a line for each import that does not */
function checkLayers() {
  const { stdout, stderr } = runPackage("dependency-cruiser/bin/dependency-cruise.mjs", ["--output-type", "json", ...folders()]);
  if (!stdout.startsWith("{")) return { passed: 0, problems: [`dependency-cruiser no pudo mirar las importaciones: ${stderr.trim()}`] };
  const { modules, summary } = JSON.parse(stdout);
  const comments = new Map(summary.ruleSetUsed.forbidden.map((/** @type {any} */ rule) => [rule.name, rule.comment]));
  const problems = summary.violations.map((/** @type {Violation} */ { from, to, rule, cycle }) => {
    const chain = cycle ? cycle.map(({ name }) => name).join(" → ") : to;
    return `${from} → ${chain}: ${comments.get(rule.name)} (${rule.name})`;
  });
  const own = modules.filter((/** @type {{ source: string }} */ { source }) => !/node_modules|^lib\/dist/.test(source));
  const failing = new Set(summary.violations.map((/** @type {Violation} */ { from }) => from));
  return { passed: own.length - failing.size, problems };
}

/** Folders with sources: each room of lib, and what uses it. */
function folders() {
  const rooms = fs.readdirSync(path.join(ROOT, "lib"), { withFileTypes: true });
  const sources = rooms.filter((entry) => entry.isDirectory() && !["dist", "node_modules"].includes(entry.name));
  return [
    ...sources.map(({ name }) => `lib/${name}`),
    ...["test", "bench", "bin", "tools"].filter((name) => fs.existsSync(path.join(ROOT, name))),
  ];
}

if (require.main === module) finish(checkLayers());

module.exports = { checkLayers };
