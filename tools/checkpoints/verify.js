// @ts-check
// Checks the networks that come with the project: sums, formats, and the energies of the stored images computed again.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { isDeepStrictEqual } = require("node:util");
const { namesIn, sha256 } = require("ebm/bytes");
const { decodeWeights, preset } = require("ebm/network");
const { readHistory, SHIPPED_RUNS, weightsSha256 } = require("ebm/trainer");
const { count } = require("../setup/count");
const { probeDifference, probeEnergies, probeOf } = require("./probe");
const { isAverage } = require("./average");
const { plain } = require("./source");
const { epochsIn, FOLDER, readNeeded, readRun } = require("./store");
const { checkSums } = require("./sums");

/** Most that a recomputed energy may differ, as a part of the largest one. */
const TOLERANCE = 1e-5;

/**
 * What a part of the folder was found to be: what is said when all is well, and a Spanish sentence for each thing that is not.
 * @typedef {{ subject: string, good: string, problems: string[] }} Finding
 * @typedef {import("ebm/trainer").ShippedRun} ShippedRun
 * @typedef {{ error: number, wrong: string[] }} Checked the largest difference of an energy, as a part of the largest one, and what is wrong
 */

/** Checks the whole folder. @returns {Promise<Finding[]>} */
async function verify({ folder = FOLDER } = {}) {
  const { files, problems } = await checkSums(folder);
  const findings = [{ subject: "SHA256SUMS", good: `${files} ficheros con la suma sha256 que deben tener`, problems }];
  for (const name of namesIn(folder)) {
    if (name.endsWith(".ebm")) findings.push(await guarded(name, () => checkFile(folder, name)));
    if (fs.statSync(path.join(folder, name)).isDirectory()) findings.push(await guarded(name, () => checkRun(folder, name)));
  }
  return findings;
}

/**
 * What throws is a finding too.
 * @param {string} subject @param {() => Promise<Omit<Finding, "subject">>} check @returns {Promise<Finding>}
 */
async function guarded(subject, check) {
  try {
    const { good, problems } = await check();
    return { subject, good, problems };
  } catch (error) {
    return { subject, good: "", problems: [/** @type {Error} */ (error).message.replaceAll(/\s*\n\s*/g, " ")] };
  }
}

/** @param {string} folder @param {string} name @returns {Promise<Omit<Finding, "subject">>} */
async function checkFile(folder, name) {
  const { spec, weights, ...found } = await decodeWeights(readNeeded(path.join(folder, name)), { name });
  const about = /** @type {import("./average").AboutAverage} */ (found.about);
  const good = `${weights.length} pesos de la red ${spec.name}`;
  if (!isAverage(name)) return { good, problems: [] };
  const { error, wrong } = await checkAverage(folder, { spec, weights, about });
  return { good: `${good}; las energías de ${about.energies?.length} imágenes${verdict(error)}`, problems: wrong };
}

/**
 * Of an averaged network, whose file says of itself what run.json says of an epoch.
 * @param {string} folder
 * @param {import("ebm/network").WeightedNetwork & { about: import("./average").AboutAverage }} network
 * @returns {Promise<Checked>}
 */
async function checkAverage(folder, { spec, weights, about: { preset: of, averaged, probe, energies, weightsSha256: sum } }) {
  if (![averaged, energies].every(Array.isArray)) return { error: 0, wrong: ["no dice de qué épocas es la media ni qué energías tenía"] };
  const wrong = [];
  if (!isDeepStrictEqual(plain(preset(of)), spec)) wrong.push(`no es de la red ${of}`);
  if (probe !== probeOf(spec)) wrong.push(`nombra otras imágenes: ${probe}`);
  if ((await weightsSha256(weights)) !== sum) wrong.push("la suma de los pesos no es la que dice");
  const error = probeDifference(probeEnergies(folder, probeOf(spec), { spec, weights }), energies);
  return { error, wrong: [...wrong, ...checkEnergies(error, "las que dice")] };
}

/** @param {string} folder @param {string} name @returns {Promise<Omit<Finding, "subject">>} */
async function checkRun(folder, name) {
  const run = readRun(folder, name);
  if (!run) return { good: "", problems: ["no tiene run.json"] };
  const problems = [...checkPlan(run, name), ...checkHistory(folder, name, run), ...checkStrangers(folder, name, run)];
  let worst = 0;
  for (const row of run.epochs) {
    const { error, wrong } = await checkEpoch(folder, name, { run, row });
    worst = Math.max(worst, error);
    problems.push(...wrong.map((sentence) => `${row.file}: ${sentence}`));
  }
  const good = `${count(run.epochs.length, "época", "épocas")}; las energías de ${run.epochs[0].energies.length} imágenes${verdict(worst)}`;
  return { good, problems };
}

/** @param {ShippedRun} run @param {string} name */
function checkPlan(run, name) {
  const plan = SHIPPED_RUNS[/** @type {import("ebm/trainer").ShippedRunName} */ (name)];
  if (!plan) return ["la biblioteca no conoce este entrenamiento"];
  return run.preset === plan.preset && run.recipe.name === plan.recipe ? [] : ["run.json dice que es de otra red o de otra receta"];
}

/** @param {string} folder @param {string} name @param {ShippedRun} run */
function checkHistory(folder, name, run) {
  const [json, csv] = ["history.json", "history.csv"].map((file) => readNeeded(path.join(folder, name, file)));
  const rows = readHistory(json, { name: "history.json" });
  const lines = new TextDecoder().decode(csv).trim().split("\n").length - 1;
  const missing = run.epochs.filter(({ epoch }) => !rows.some((row) => row.epoch === epoch - 1));
  return [
    ...missing.map(({ epoch }) => `history.json no tiene la época ${epoch}`),
    ...(lines === rows.length ? [] : [`history.csv tiene ${count(lines, "época", "épocas")} y history.json, ${rows.length}`]),
  ];
}

/** @param {string} folder @param {string} name @param {ShippedRun} run */
function checkStrangers(folder, name, run) {
  const known = run.epochs.map(({ epoch }) => epoch);
  const strange = epochsIn(path.join(folder, name)).filter((epoch) => !known.includes(epoch));
  return strange.map((epoch) => `los pesos de la época ${epoch} no están en run.json`);
}

/**
 * @param {string} folder @param {string} name
 * @param {{ run: ShippedRun, row: import("ebm/trainer").ShippedEpoch }} epoch
 * @returns {Promise<Checked>}
 */
async function checkEpoch(folder, name, { run, row }) {
  const bytes = readNeeded(path.join(folder, name, row.file));
  if ((await sha256(bytes)) !== row.sha256) return { error: 0, wrong: ["su sha256 no es el de run.json"] };
  const { spec, weights, about } = await decodeWeights(bytes, { name: row.file });
  const expected = preset(run.preset);
  if (!isDeepStrictEqual(plain(expected), spec)) return { error: 0, wrong: [`no es de la red ${run.preset}`] };
  const wrong = [];
  if ((about.epoch ?? row.epoch) !== row.epoch) wrong.push(`dice que es de la época ${about.epoch}`);
  if (run.probe !== probeOf(expected)) wrong.push(`run.json nombra otras imágenes: ${run.probe}`);
  if ((await weightsSha256(weights)) !== row.weightsSha256) wrong.push("la suma de los pesos no es la de run.json");
  const error = probeDifference(probeEnergies(folder, probeOf(expected), { spec, weights }), row.energies);
  return { error, wrong: [...wrong, ...checkEnergies(error, "las de run.json")] };
}

/** @param {number} error @param {string} stored */
function checkEnergies(error, stored) {
  return error <= TOLERANCE ? [] : [`las energías de las imágenes guardadas difieren ${power(error)} de ${stored}`];
}

/** @param {number} error */
const power = (error) => error.toExponential(1).replace(".", ",");
/** @param {number} error */
const verdict = (error) => `, calculadas otra vez, ${error === 0 ? "son idénticas" : `difieren como mucho ${power(error)}`}`;

module.exports = { verify };
