// @ts-check
// run.json: what a run is made of and how it was started, for whoever resumes it or reads its results.
"use strict";

const { problem } = require("../setup/problem");

const NAME = "run.json";

/** @typedef {import("./settings").Settings} Settings */
/** @typedef {import("ebm/trainer").RunFolder} RunFolder */

/** @param {RunFolder} folder @param {Settings & Record<string, unknown>} facts */
function writeRunFile(folder, facts) {
  folder.write(NAME, `${JSON.stringify(facts, null, 2)}\n`);
}

/** The settings of the run of a folder, or undefined when it has none. @param {RunFolder} folder @returns {Settings | undefined} @throws Problem */
function readRunFile(folder) {
  const bytes = folder.read(NAME);
  if (bytes === undefined) return undefined;
  try {
    const { preset, recipe, seed, epochs, stepsPerEpoch, smoke } = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof preset !== "string" || typeof recipe?.name !== "string" || !Number.isSafeInteger(seed) || !Number.isSafeInteger(epochs)) {
      throw new Error("incompleto");
    }
    return { preset: /** @type {Settings["preset"]} */ (preset), recipe, seed, epochs, stepsPerEpoch, smoke: smoke === true };
  } catch (cause) {
    throw problem({
      sentence: `${folder.path}/${NAME} no es el de un entrenamiento, o está dañado.`,
      remedy: "recupéralo de una copia, o empieza otro entrenamiento en otra carpeta",
      cause,
    });
  }
}

module.exports = { readRunFile, writeRunFile };
