// @ts-check
// How long the epochs of each run took, and what they came to.
"use strict";

const { loadShippedHistory, SHIPPED_RUNS } = require("ebm/trainer");
const { FOLDER, readRun } = require("../checkpoints/store");
const { decimal, markdownTable } = require("../tables/table");

/** A row a run. @returns {Promise<string>} */
async function timesTable() {
  const header = [
    "entrenamiento",
    "épocas",
    "minutos por época, mediana",
    "la más rápida",
    "en total",
    "distancia",
    "E(prueba)",
    "E(ruido)",
    "Node",
    "máquina",
  ];
  const rows = [];
  for (const name of /** @type {(keyof typeof SHIPPED_RUNS)[]} */ (Object.keys(SHIPPED_RUNS))) {
    const run = readRun(FOLDER, name);
    if (run) rows.push([name, ...numbersOf(await loadShippedHistory(name)), run.node, run.machine]);
  }
  return markdownTable(header, rows);
}

/** @param {readonly import("ebm/trainer").EpochReport[]} history */
function numbersOf(history) {
  const minutes = history.map(({ seconds }) => seconds / 60).toSorted((a, b) => a - b);
  const last = history[history.length - 1];
  const total = minutes.reduce((sum, each) => sum + each, 0);
  const { real = Number.NaN, fake = Number.NaN } = last.validation ?? {};
  return [
    String(history.length),
    ...[minutes[Math.floor(minutes.length / 2)], minutes[0], total].map((value) => decimal(value, 1)),
    ...[-last.cdiv, real, fake].map((value) => decimal(value, 3)),
  ];
}

module.exports = { timesTable };
