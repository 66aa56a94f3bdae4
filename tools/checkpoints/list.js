// @ts-check
// What there is in data/checkpoints/: a row for each name of loadShipped.
"use strict";

const path = require("node:path");
const { readIfThere } = require("ebm/bytes");
const { decodeWeights } = require("ebm/network");
const { MAIN_RUN, SHIPPED, SHIPPED_RUNS } = require("ebm/trainer");
const { markdownTable } = require("../tables/table");
const { inRanges } = require("./average");
const { FOLDER, readRun } = require("./store");

/**
 * @typedef {import("ebm/trainer").ShippedName} ShippedName
 * @typedef {import("ebm/trainer").ShippedRunName} ShippedRunName
 * @typedef {{ averaged?: number[], run?: string, epochs?: number, recipe?: { name?: string }, seed?: number }} About what a file may say of itself
 */

const HEADER = ["nombre", "red", "receta", "semilla", "épocas"];

/** The table, as text. */
async function list({ folder = FOLDER } = {}) {
  const rows = await Promise.all(SHIPPED.map((name) => rowOf(folder, name)));
  return markdownTable(HEADER, rows);
}

/** `ebm-mnist` is another name for the last epoch of a run. @param {string} folder @param {ShippedName} name */
function rowOf(folder, name) {
  if (name in SHIPPED_RUNS) return runRow(folder, /** @type {ShippedRunName} */ (name));
  return name === "ebm-mnist" ? runRow(folder, MAIN_RUN, `${name} (= ${MAIN_RUN})`) : fileRow(folder, name);
}

/** @param {string} folder @param {ShippedRunName} name @param {string} [label] */
function runRow(folder, name, label = name) {
  const { preset, recipe } = SHIPPED_RUNS[name];
  const run = readRun(folder, name);
  return [label, preset, recipe, String(run?.seed ?? "—"), run ? run.epochs.map(({ epoch }) => epoch).join(", ") : "ninguna todavía"];
}

/** @param {string} folder @param {ShippedName} name */
async function fileRow(folder, name) {
  const bytes = readIfThere(path.join(folder, `${name}.ebm`));
  if (!bytes) return [name, "—", "—", "—", "no está"];
  const { spec, ...found } = await decodeWeights(bytes, { name });
  const about = /** @type {About} */ (found.about);
  const epochs = about.averaged ? `media de ${inRanges(about.averaged)} de ${about.run}` : String(about.epochs ?? "—");
  return [name, spec.name, String(about.recipe?.name ?? "la suya"), String(about.seed ?? "—"), epochs];
}

module.exports = { list };
