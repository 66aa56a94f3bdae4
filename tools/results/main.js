// @ts-check
// npm run resultados, once everything is set up.
"use strict";

const path = require("node:path");
const { readIfThere, writeWhole } = require("ebm/bytes");
const { loadMnist } = require("ebm/data");
const { chooseEngine, openNetwork } = require("ebm/engine");
const { imageGrid } = require("ebm/figure");
const { renderPng, toCsv } = require("ebm/figure/render");
const { loadShipped, SHIPPED_AVERAGES, SHIPPED_RUNS } = require("ebm/trainer");
const { FOLDER, readRun } = require("../checkpoints/store");
const { count } = require("../setup/count");
const { ROOT } = require("../setup/paths");
const { problem } = require("../setup/problem");
const { startTask } = require("../setup/progress");
const { machineLine } = require("../tables/machine");
const { decimal } = require("../tables/table");
const { writeBlock } = require("../tables/page");
const { EXPERIMENTS } = require("./experiments");
const { judgeNote } = require("./judge-note");
const { measureQuality } = require("./quality");
const { seed1Table } = require("./seed1");
const { pictureName, qualityFacts, qualityTables } = require("./tables");
const { timesTable } = require("./times");

/**
 * What is measured, and where it goes.
 * @typedef {object} Options
 * @property {readonly string[]} [checkpoints] by default all of the project
 * @property {number} chains
 * @property {readonly number[]} steps
 * @property {number} [stepSize]
 * @property {number} images
 * @property {readonly string[]} [tables]
 * @property {boolean} record
 * @property {boolean} json
 * @typedef {import("../setup/progress").Out} Out
 */

/** @param {string} name */
const block = (name) => ({ page: "resultados.md", kind: "resultados", name });
const FIGURES = path.join(ROOT, "figures", "resultados");

/**
 * Measures the tables that are asked for, and prints them or, with `record`, writes them into their places.
 * @param {Options} options @param {{ say?: (text: string) => void, progress?: Out }} [where]
 */
async function runResults(options, { say = console.log, progress = process.stderr } = {}) {
  const engine = await chooseEngine({ prefer: "wasm", fma: false }); // the same bits on every machine
  const { spec, weights } = await loadShipped("mnist-classifier");
  const tools = { judge: await openNetwork(spec, { weights, engine }), mnist: await loadMnist(), engine, progress };
  const { record, tables } = options;
  const asked = (/** @type {string} */ name) => tables?.includes(name) ?? (record || name === "calidad");
  if (asked("calidad")) say(await runQuality(options, tools));
  if (asked("historias")) say(await runHistories(options));
  for (const [name, load] of Object.entries(EXPERIMENTS)) {
    if (!asked(name)) continue;
    const task = startTask(`tabla «${name}»`, { out: progress });
    const text = `${await load()(tools)}\n- ${machineLine()}`;
    task.done();
    if (record) writeBlock(block(name), text);
    say(text);
  }
}

/**
 * The table of quality: of each network its samples and its energies.
 * @param {Options} options @param {import("./experiments").Tools & { progress: Out }} tools
 */
async function runQuality({ checkpoints = shippedCheckpoints(), chains, steps, stepSize, images, record, json }, tools) {
  const measured = [];
  for (const label of checkpoints) {
    const task = startTask(label, { out: tools.progress });
    measured.push(await measureQuality(label, { ...tools, chains, steps, stepSize, images }));
    if (record) drawSamples(measured[measured.length - 1]);
    task.done();
  }
  if (json) return JSON.stringify(qualityFacts(measured));
  const size = stepSize === undefined ? "" : ` y pasos de tamaño ${decimal(stepSize, Number.isInteger(stepSize) ? 0 : 2)}`;
  const notes = [
    `${count(chains, "cadena", "cadenas")} desde ruido uniforme, con la regla de la receta${size} y semilla 2026; energías: media ± desviación típica de ${images} imágenes.`,
    judgeNote(tools.judge, tools.mnist.test, images),
    machineLine(),
  ];
  const text = [qualityTables(measured, { links: record }), notes.map((note) => `- ${note}`).join("\n")].join("\n\n");
  if (record) writeBlock(block("calidad"), text);
  return text;
}

/** The tables of what the histories of the trainings say, without measuring anything. @param {Pick<Options, "record">} options */
async function runHistories({ record }) {
  const tables = { tiempos: await timesTable(), "semilla 1": await seed1Table() };
  if (record) for (const [name, text] of Object.entries(tables)) writeBlock(block(name), text);
  return Object.values(tables).join("\n\n");
}

/** "run:epoch" for every epoch of every run that is there, and every mean of epochs. @throws Problem when there is none */
function shippedCheckpoints() {
  const epochs = Object.keys(SHIPPED_RUNS).flatMap((name) => readRun(FOLDER, name)?.epochs.map(({ epoch }) => `${name}:${epoch}`) ?? []);
  const means = Object.keys(SHIPPED_AVERAGES).filter((name) => readIfThere(path.join(FOLDER, `${name}.ebm`)));
  const all = [...epochs, ...means];
  if (all.length > 0) return all;
  const sentence = "Todavía no hay ningún entrenamiento en data/checkpoints.";
  throw problem({ sentence, remedy: "npm run resultados -- --checkpoints ebm-mnist" });
}

/**
 * The grid of the samples after each number of steps: figures/resultados/NAME-STEPS.png, and its numbers as CSV.
 * @param {import("./quality").Measured} measured
 */
function drawSamples({ label, shape, range, samples }) {
  for (const { steps, x, energies } of samples) {
    const title = `${label}: ${count(energies.length, "cadena", "cadenas")} de ${count(steps, "paso", "pasos")} desde ruido`;
    const figure = imageGrid(x, { shape, range, energies, title });
    const name = path.join(FIGURES, pictureName(label, steps));
    writeWhole(`${name}.png`, renderPng(figure, { scale: 1 }));
    writeWhole(`${name}.csv`, toCsv(figure.table));
  }
}

module.exports = { runResults };
