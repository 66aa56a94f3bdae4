// @ts-check
// The folder of the networks that come with the project: what is where, and its run.json files.
"use strict";

const path = require("node:path");
const { namesIn, readIfThere } = require("ebm/bytes");
const { readShippedRun } = require("ebm/trainer");
const { ROOT } = require("../setup/paths");
const { problem } = require("../setup/problem");

const FOLDER = path.join(ROOT, "data", "checkpoints");

/** Name of the weights file of an epoch: "epoch-007.ebm". @param {number} epoch */
const fileOf = (epoch) => `epoch-${String(epoch).padStart(3, "0")}.ebm`;

/** The epochs whose weights files are in a folder, in rising order. @param {string} folder */
function epochsIn(folder) {
  const numbers = namesIn(folder).map((name) => /^epoch-(\d{3,})\.ebm$/.exec(name)?.[1]);
  return numbers
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

/** The run.json of a shipped run, or undefined. @param {string} folder @param {string} name @throws DataError when it is damaged */
function readRun(folder, name) {
  const content = readIfThere(path.join(folder, name, "run.json"));
  return content && readShippedRun(content, { name: `${name}/run.json` });
}

/** The contents of a file that must be there. @param {string} file @throws Problem */
function readNeeded(file) {
  const content = readIfThere(file);
  if (content) return content;
  throw problem({ sentence: `No está el fichero ${path.relative(ROOT, file)}.`, remedy: "npm run checkpoints -- --ayuda" });
}

module.exports = { epochsIn, fileOf, FOLDER, readNeeded, readRun };
