// @ts-check
"use strict";
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { ROOT } = require("./notebooks");

/**
 * Runs the command of an installed package in the root of the project and returns what it printed.
 * @param {string} script file of the command, inside node_modules
 * @param {readonly string[]} args
 * @returns {{ stdout: string, stderr: string, status: number | null }}
 */
function runPackage(script, args) {
  const file = path.join(ROOT, "node_modules", script);
  if (!fs.existsSync(file)) return { stdout: "", stderr: `falta ${script}: instálalo con npm ci`, status: 1 };
  const { stdout, stderr, status } = spawnSync(process.execPath, [file, ...args], { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 });
  return { stdout, stderr, status };
}

module.exports = { runPackage };
