// @ts-check
// The folder of a run of `npm run train`, checked: what does not belong under a name is refused.
"use strict";

const path = require("node:path");
const { isDeepStrictEqual } = require("node:util");
const { decodeWeights } = require("ebm/network");
const { recipe } = require("ebm/trainer");
const { problem } = require("../setup/problem");
const { epochsIn, fileOf, readNeeded } = require("./store");

/**
 * What a name stands for, and what a run says of itself.
 * @typedef {(typeof import("ebm/trainer").SHIPPED_RUNS)[import("ebm/trainer").ShippedRunName]} Plan
 * @typedef {Omit<import("ebm/trainer").ShippedRun, "probe" | "epochs">} Facts
 */

/** What a run.json of `npm run train` says and a shipped network repeats, besides where it was resumed, if anywhere else. */
const FACTS = ["preset", "recipe", "seed", "command", "machine", "engine", "node"];

/**
 * What the run says of itself, which must be what `name` stands for.
 * @param {string} source @param {string} name @param {Plan} plan @returns {Facts} @throws Problem
 */
function readFacts(source, name, plan) {
  const run = parseJson(readNeeded(path.join(source, "run.json")), path.join(source, "run.json"));
  const missing = FACTS.find((fact) => run[fact] === undefined || run[fact] === null);
  if (missing) throw problem({ sentence: `A ${path.join(source, "run.json")} le falta «${missing}».` });
  if (run.preset !== plan.preset || run.recipe.name !== plan.recipe) {
    const sentence = `${source} es ${run.preset} con la receta ${run.recipe.name}, y ${name} es ${plan.preset} con ${plan.recipe}.`;
    throw problem({ sentence, remedy: "elige otro nombre con --as" });
  }
  if (run.smoke || run.stepsPerEpoch || !isDeepStrictEqual(run.recipe, plain(recipe(plan.recipe)))) {
    throw problem({ sentence: `${source} no siguió la receta ${plan.recipe} entera: es una prueba corta o tiene otros números.` });
  }
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, run[fact]]));
  return /** @type {Facts} */ ({ ...facts, ...(run.resumed && { resumed: run.resumed }) });
}

/** @param {Uint8Array} bytes @param {string} file @throws Problem */
function parseJson(bytes, file) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw problem({ sentence: `${file} está truncado o no es JSON.`, cause });
  }
}

/** Unique and in rising order; all must be in the folder. @param {string} source @param {readonly number[]} epochs @throws Problem */
function requireEpochs(source, epochs) {
  const there = epochsIn(source);
  const missing = epochs.filter((epoch) => !there.includes(epoch));
  if (missing.length === 0) return [...new Set(epochs)].sort((a, b) => a - b);
  const sentence = `En ${source} no están los pesos de la época ${missing.join(", ")}.`;
  throw problem({ sentence, remedy: there.length ? `elige entre ${there.join(", ")} con --epochs` : "npm run train -- --ayuda" });
}

/**
 * { file, bytes, weights } of an epoch, which must be of that network, epoch and seed.
 * @param {string} source @param {number} epoch @param {{ spec: import("ebm/network").NetworkSpec, facts: Facts }} run
 * @throws Problem, EbmError
 */
async function readEpochFile(source, epoch, { spec, facts }) {
  const file = fileOf(epoch);
  const bytes = readNeeded(path.join(source, file));
  const found = await decodeWeights(bytes, { name: path.join(source, file) });
  const said = found.about.epoch ?? epoch;
  if (!isDeepStrictEqual(plain(found.spec), plain(spec))) throw problem({ sentence: `${file} no es de la red ${spec.name}.` });
  if (said !== epoch) throw problem({ sentence: `${file} dice que es de la época ${said}.` });
  if (firstSeed(/** @type {number} */ (found.about.seed ?? facts.seed)) !== firstSeed(facts.seed))
    throw problem({ sentence: `${file} dice que su semilla es ${found.about.seed}.` });
  return { file, bytes, weights: found.weights };
}

/** The watchdog adds 2³² to the seed each time that it goes back. @param {number} seed */
const firstSeed = (seed) => seed % 2 ** 32;

/** As it would come out of a JSON file. @param {unknown} value @returns {unknown} */
const plain = (value) => JSON.parse(JSON.stringify(value));

module.exports = { plain, readEpochFile, readFacts, requireEpochs };
