// @ts-check
// Brings epochs of a run of `npm run train` to data/checkpoints/NAME: what does not belong there is refused.
"use strict";

const path = require("node:path");
const { isDeepStrictEqual } = require("node:util");
const { sha256, writeWhole } = require("ebm/bytes");
const { preset } = require("ebm/network");
const { readHistory, SHIPPED_RUNS, weightsSha256 } = require("ebm/trainer");
const { count } = require("../setup/count");
const { problem } = require("../setup/problem");
const { ensureProbes, finiteEnergies, probeEnergies, probeOf } = require("./probe");
const { plain, readEpochFile, readFacts, requireEpochs } = require("./source");
const { epochsIn, FOLDER, readNeeded, readRun } = require("./store");
const { writeSums } = require("./sums");

/**
 * @typedef {import("./source").Facts} Facts
 * @typedef {import("ebm/trainer").ShippedEpoch} ShippedEpoch
 */

/**
 * Ships epochs of the run in `source` as `name`; resolves to the epochs that are there now.
 * By default the ones planned for that run. Whole files, run.json after them, the sums at the end.
 * @param {string} source @param {{ name: string, epochs?: readonly number[], folder?: string }} what
 * @throws Problem, EbmError: nothing is written then
 */
async function ship(source, { name, epochs, folder = FOLDER }) {
  const plan = requirePlan(name);
  const facts = readFacts(source, name, plan);
  const chosen = chooseEpochs(source, epochs, plan);
  const history = historyFiles(source, chosen);
  await ensureProbes(folder);
  const fresh = [];
  for (const epoch of chosen) fresh.push(await readEpoch(source, epoch, { spec: preset(plan.preset), facts, folder }));
  const all = joinEpochs(readRun(folder, name), { facts, fresh: fresh.map(({ row }) => row), name });

  for (const { row, bytes } of fresh) writeWhole(path.join(folder, name, row.file), bytes);
  for (const [file, bytes] of Object.entries(history)) writeWhole(path.join(folder, name, file), bytes);
  const run = { ...facts, probe: probeOf(preset(plan.preset)), epochs: all };
  writeWhole(path.join(folder, name, "run.json"), `${JSON.stringify(run, null, 2)}\n`);
  await writeSums(folder);
  return all.map(({ epoch }) => epoch);
}

/** @param {string} name @throws Problem */
function requirePlan(name) {
  if (Object.hasOwn(SHIPPED_RUNS, name)) return SHIPPED_RUNS[/** @type {import("ebm/trainer").ShippedRunName} */ (name)];
  throw problem({ sentence: `No hay ningún entrenamiento que se llame «${name}»: ${Object.keys(SHIPPED_RUNS).join(", ")}.` });
}

/** @param {string} source @param {readonly number[] | undefined} epochs @param {import("./source").Plan} plan @throws Problem */
function chooseEpochs(source, epochs, plan) {
  const there = epochsIn(source);
  const planned = plan.epochs.filter((epoch) => there.includes(epoch));
  return requireEpochs(source, epochs ?? (planned.length > 0 ? planned : plan.epochs));
}

/** The two files of the history, which must have a row for each epoch. @param {string} source @param {readonly number[]} epochs @throws Problem */
function historyFiles(source, epochs) {
  const files = ["history.json", "history.csv"].map((file) => /** @type {const} */ ([file, readNeeded(path.join(source, file))]));
  const rows = readHistory(files[0][1], { name: path.join(source, "history.json") });
  const lines = new TextDecoder().decode(files[1][1]).trim().split("\n").length - 1;
  if (lines !== rows.length)
    throw problem({ sentence: `history.csv tiene ${count(lines, "época", "épocas")} y history.json, ${rows.length}.` });
  requireRows(rows, epochs);
  return Object.fromEntries(files);
}

/**
 * The history counts epochs from 0: what is in epoch-007.ebm is its row 6.
 * @param {readonly import("ebm/trainer").EpochRecord[]} rows @param {readonly number[]} epochs @throws Problem
 */
function requireRows(rows, epochs) {
  const missing = epochs.find((epoch) => !rows.some((row) => row.epoch === epoch - 1));
  if (missing !== undefined) throw problem({ sentence: `history.json no tiene la época ${missing}.` });
}

/**
 * The bytes of an epoch, and what run.json says of it.
 * @param {string} source @param {number} epoch
 * @param {{ spec: import("ebm/network").NetworkSpec, facts: Facts, folder: string }} run
 */
async function readEpoch(source, epoch, { spec, facts, folder }) {
  const { file, bytes, weights } = await readEpochFile(source, epoch, { spec, facts });
  const energies = finiteEnergies(file, probeEnergies(folder, probeOf(spec), { spec, weights }));
  const sums = { sha256: await sha256(bytes), weightsSha256: await weightsSha256(weights) };
  return { bytes, row: { epoch, file, ...sums, energies } };
}

/**
 * Epochs shipped before and new ones; they must be of one run.
 * @param {import("ebm/trainer").ShippedRun | undefined} before @param {{ facts: Facts, fresh: ShippedEpoch[], name: string }} now
 * @returns {ShippedEpoch[]} @throws Problem
 */
function joinEpochs(before, { facts, fresh, name }) {
  if (!before) return fresh;
  const same = before.seed === facts.seed && isDeepStrictEqual(before.recipe, plain(facts.recipe));
  const changed = fresh.find((row) => before.epochs.some((old) => old.epoch === row.epoch && old.weightsSha256 !== row.weightsSha256));
  if (same && !changed) {
    const kept = before.epochs.filter((old) => !fresh.some(({ epoch }) => epoch === old.epoch));
    return [...kept, ...fresh].sort((a, b) => a.epoch - b.epoch);
  }
  const why = same ? `la época ${changed?.epoch} tiene otros pesos` : "la receta o la semilla son otras";
  const remedy = `para empezar de nuevo, borra antes data/checkpoints/${name}`;
  throw problem({ sentence: `No es el mismo entrenamiento que ${name}: ${why}.`, remedy });
}

module.exports = { ship };
