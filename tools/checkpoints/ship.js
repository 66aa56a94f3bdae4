// Brings epochs of a run of `npm run train` to data/checkpoints/NAME: what does not belong there is refused.
"use strict";

const path = require("node:path");
const { isDeepStrictEqual } = require("node:util");
const { sha256, writeWhole } = require("ebm/bytes");
const { decodeWeights, preset } = require("ebm/network");
const { readHistory, recipe, SHIPPED_RUNS, weightsSha256 } = require("ebm/trainer");
const { problem } = require("../setup/problem");
const { ensureProbes, probeEnergies, probeOf } = require("./probe");
const { epochsIn, fileOf, FOLDER, readNeeded, readRun } = require("./store");
const { writeSums } = require("./sums");

/** What a run.json of `npm run train` says and a shipped one repeats. */
const FACTS = ["preset", "recipe", "seed", "command", "machine", "engine", "node"];

/**
 * Ships epochs of the run in `source` as `name`; resolves to the epochs that are there now.
 * By default the ones planned for that run. Whole files, run.json after them, the sums at the end.
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

function requirePlan(name) {
  if (Object.hasOwn(SHIPPED_RUNS, name)) return SHIPPED_RUNS[name];
  throw problem({ sentence: `No hay ningún entrenamiento que se llame «${name}»: ${Object.keys(SHIPPED_RUNS).join(", ")}.` });
}

/** What the run says of itself, which must be what `name` stands for. */
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
  return Object.fromEntries(FACTS.map((fact) => [fact, run[fact]]));
}

function parseJson(bytes, file) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw problem({ sentence: `${file} está truncado o no es JSON.`, cause });
  }
}

function chooseEpochs(source, epochs, plan) {
  const there = epochsIn(source);
  const missing = epochs?.filter((epoch) => !there.includes(epoch)) ?? [];
  const chosen = epochs ?? plan.epochs.filter((epoch) => there.includes(epoch));
  if (missing.length === 0 && chosen.length > 0) return [...new Set(chosen)].sort((a, b) => a - b);
  const sentence = `En ${source} no están los pesos de la época ${(missing.length ? missing : plan.epochs).join(", ")}.`;
  throw problem({ sentence, remedy: there.length ? `elige entre ${there.join(", ")} con --epochs` : "npm run train -- --ayuda" });
}

/** The two files of the history, which must have a row for each epoch. */
function historyFiles(source, epochs) {
  const files = ["history.json", "history.csv"].map((file) => [file, readNeeded(path.join(source, file))]);
  const rows = readHistory(files[0][1], { name: path.join(source, "history.json") });
  const lines = new TextDecoder().decode(files[1][1]).trim().split("\n").length - 1;
  if (lines !== rows.length) throw problem({ sentence: `history.csv tiene ${lines} épocas y history.json, ${rows.length}.` });
  requireRows(rows, epochs);
  return Object.fromEntries(files);
}

/** The history counts epochs from 0: what is in epoch-007.ebm is its row 6. */
function requireRows(rows, epochs) {
  const missing = epochs.find((epoch) => !rows.some((row) => row.epoch === epoch - 1));
  if (missing !== undefined) throw problem({ sentence: `history.json no tiene la época ${missing}.` });
}

async function readEpoch(source, epoch, { spec, facts, folder }) {
  const file = fileOf(epoch);
  const bytes = readNeeded(path.join(source, file));
  const found = await decodeWeights(bytes, { name: path.join(source, file) });
  const said = found.about.epoch ?? epoch;
  if (!isDeepStrictEqual(plain(found.spec), plain(spec))) throw problem({ sentence: `${file} no es de la red ${spec.name}.` });
  if (said !== epoch) throw problem({ sentence: `${file} dice que es de la época ${said}.` });
  if (firstSeed(found.about.seed ?? facts.seed) !== firstSeed(facts.seed))
    throw problem({ sentence: `${file} dice que su semilla es ${found.about.seed}.` });
  const energies = probeEnergies(folder, probeOf(spec), found);
  if (!energies.every(Number.isFinite)) throw problem({ sentence: `Las energías de ${file} no son finitas.` });
  const sums = { sha256: await sha256(bytes), weightsSha256: await weightsSha256(found.weights) };
  return { bytes, row: { epoch, file, ...sums, energies } };
}

/** The watchdog adds 2³² to the seed each time that it goes back. */
const firstSeed = (seed) => seed % 2 ** 32;

const plain = (value) => JSON.parse(JSON.stringify(value));

/** Epochs shipped before and new ones; they must be of one run. */
function joinEpochs(before, { facts, fresh, name }) {
  if (!before) return fresh;
  const same = before.seed === facts.seed && isDeepStrictEqual(before.recipe, plain(facts.recipe));
  const changed = fresh.find((row) => before.epochs.some((old) => old.epoch === row.epoch && old.weightsSha256 !== row.weightsSha256));
  if (same && !changed) {
    const kept = before.epochs.filter((old) => !fresh.some(({ epoch }) => epoch === old.epoch));
    return [...kept, ...fresh].sort((a, b) => a.epoch - b.epoch);
  }
  const why = same ? `la época ${changed.epoch} tiene otros pesos` : "la receta o la semilla son otras";
  const remedy = `para empezar de nuevo, borra antes data/checkpoints/${name}`;
  throw problem({ sentence: `No es el mismo entrenamiento que ${name}: ${why}.`, remedy });
}

module.exports = { ship };
