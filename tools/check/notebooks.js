// @ts-check
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "../..");

/**
 * The percent sources that a command checks: the files of its arguments, or all of the project.
 * @param {readonly string[]} args
 * @returns {string[]}
 */
function sources(args) {
  if (args.length > 0) return args.map((file) => path.resolve(file));
  const folder = path.join(ROOT, "notebooks/fuente");
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return files.sort().map((name) => path.join(folder, name));
}

/** How a message names a file. @param {string} file */
function shortName(file) {
  return path.relative(process.cwd(), file);
}

module.exports = { ROOT, sources, shortName };
