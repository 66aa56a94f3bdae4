// @ts-check
// How long the epochs of each run took, and what they came to.
"use strict";

const { quantile } = require("ebm/metrics");
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
    if (run) rows.push([name, ...numbersOf(await loadShippedHistory(name)), everyOne(run, "node"), everyOne(run, "machine")]);
  }
  return markdownTable(header, rows);
}

/** Where a run began, and where it went on if elsewhere. @param {import("ebm/trainer").ShippedRun} run @param {"node" | "machine"} fact */
function everyOne(run, fact) {
  return [...new Set([run, ...(run.resumed ?? [])].map((place) => place[fact]))].join(" y ");
}

/** @param {readonly import("ebm/trainer").EpochReport[]} history */
function numbersOf(history) {
  const minutes = history.map(({ seconds }) => seconds / 60);
  const last = history[history.length - 1];
  const total = minutes.reduce((sum, each) => sum + each, 0);
  const { real = Number.NaN, fake = Number.NaN } = last.validation ?? {};
  return [
    String(history.length),
    ...[quantile(minutes, 0.5), Math.min(...minutes), total].map((value) => decimal(value, 1)),
    ...[-last.cdiv, real, fake].map((value) => decimal(value, 3)),
  ];
}

module.exports = { timesTable };
