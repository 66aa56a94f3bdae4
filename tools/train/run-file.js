// @ts-check
// run.json: what a run is made of and how it was started, for whoever resumes it or reads its results.
"use strict";

const { isDeepStrictEqual } = require("node:util");
const { modelConfig } = require("ebm/config");
const { requireRecipe, TRAINABLE } = require("ebm/trainer");
const { problem } = require("../setup/problem");

const NAME = "run.json";

/** @typedef {import("./settings").Settings} Settings */
/** @typedef {import("ebm/trainer").RunFolder} RunFolder */

/** @param {RunFolder} folder @param {Settings & Record<string, unknown>} facts */
function writeRunFile(folder, facts) {
  folder.write(NAME, `${JSON.stringify(facts, null, 2)}\n`);
}

/** @typedef {{ engine: unknown, node: string, machine: string }} Facts */

/**
 * The settings of the run of a folder with what it was made with, or undefined when it has none.
 * @param {RunFolder} folder @returns {Settings & Facts & { resumed?: Facts[] } | undefined} @throws Problem
 */
function readRunFile(folder) {
  const bytes = folder.read(NAME);
  if (bytes === undefined) return undefined;
  try {
    const run = JSON.parse(new TextDecoder().decode(bytes));
    requireRecipe(run.recipe);
    const config = run.config === undefined ? undefined : modelConfig(run.config);
    if (config === undefined && !Object.hasOwn(TRAINABLE, run.preset)) throw new Error("no dice de qué red es");
    if (!Number.isSafeInteger(run.seed) || !Number.isSafeInteger(run.epochs)) throw new Error("incompleto");
    const { command: _, ...known } = run;
    return { ...known, ...(config && { config }), smoke: run.smoke === true };
  } catch (cause) {
    throw problem({
      sentence: `${folder.path}/${NAME} no es el de un entrenamiento, o está dañado.`,
      remedy: "recupéralo de una copia, o empieza otro entrenamiento en otra carpeta",
      cause,
    });
  }
}

/**
 * What a run was started with, and each other machine, engine or Node that it went on with.
 * @param {(Facts & { resumed?: Facts[] }) | undefined} before @param {Facts} now
 */
function historyOfMachines(before, now) {
  if (!before?.machine) return now;
  const { engine, node, machine, resumed = [] } = before;
  const known = [{ engine, node, machine }, ...resumed];
  const others = known.some((one) => isDeepStrictEqual(one, JSON.parse(JSON.stringify(now)))) ? resumed : [...resumed, now];
  return { engine, node, machine, ...(others.length > 0 && { resumed: others }) };
}

module.exports = { historyOfMachines, readRunFile, writeRunFile };
