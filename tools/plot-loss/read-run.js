// @ts-check
// The history of a training: of one of the project, or of a folder or a file that `npm run train` wrote.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { readIfThere } = require("ebm/bytes");
const { loadShippedHistory, readHistory, SHIPPED, SHIPPED_RUNS } = require("ebm/trainer");
const { problem } = require("../setup/problem");

/** In a folder, the first of them that is there. */
const FILES = ["history.json", "history.csv"];
const REMEDY = "npm run train escribe history.json y history.csv al acabar cada época";

/** @typedef {import("ebm/trainer").EpochReport} EpochReport */

/**
 * The epochs of a run, at least one, in order.
 * @param {string} reference a name of the project, a folder, or a file
 * @returns {Promise<readonly EpochReport[]>} @throws Problem, EbmError
 */
async function readRun(reference) {
  const shipped = SHIPPED.find((name) => name === reference);
  const epochs = shipped ? await loadShippedHistory(shipped) : readFile(fileAt(reference));
  if (epochs.length > 0) return epochs;
  throw problem({ sentence: `En ${reference} todavía no hay ninguna época acabada.`, remedy: REMEDY });
}

/** @param {string} reference */
function fileAt(reference) {
  const found = fs.statSync(reference, { throwIfNoEntry: false });
  if (found?.isFile()) return reference;
  if (!found) {
    const names = ["ebm-mnist", ...Object.keys(SHIPPED_RUNS)];
    const remedy = `usa la carpeta de un entrenamiento o uno del proyecto: ${names.join(", ")}`;
    throw problem({ sentence: `No encuentro «${reference}».`, remedy });
  }
  const file = FILES.map((name) => path.join(reference, name)).find((one) => fs.existsSync(one));
  if (file) return file;
  throw problem({ sentence: `En la carpeta ${reference} no hay ninguna historia (${FILES.join(" o ")}).`, remedy: REMEDY });
}

/** @param {string} file */
function readFile(file) {
  const text = new TextDecoder().decode(readIfThere(file));
  return readHistory(file.toLowerCase().endsWith(".csv") ? jsonOfCsv(text) : text, { name: file });
}

/** The text of the history.json of a history.csv: its columns are the members, and what is empty is absent. @param {string} text */
function jsonOfCsv(text) {
  const [header = [], ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split(","));
  const epochs = rows.map((cells) => Object.fromEntries(header.flatMap((name, i) => (cells[i] ? [[name, numberOf(cells[i])]] : []))));
  return JSON.stringify({ format: "ebm-history", version: 1, epochs });
}

/** JSON has no NaN: those stay texts, as in history.json. @param {string} cell */
const numberOf = (cell) => (Number.isFinite(Number(cell)) ? Number(cell) : cell);

module.exports = { readRun };
