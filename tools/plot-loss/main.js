// @ts-check
// npm run plot-loss, once everything is set up: training and validation of a run, a curve each.
"use strict";

const path = require("node:path");
const { writeWhole } = require("ebm/bytes");
const { curves, formatFixed, formatNumber } = require("ebm/figure");
const { renderPng, renderSvg } = require("ebm/figure/render");
const { count } = require("../setup/count");
const { problem } = require("../setup/problem");
const { readRun } = require("./read-run");

/** @typedef {import("ebm/trainer").EpochReport} EpochReport */

/** The curves, by the name that the legend shows. @type {Record<string, (report: EpochReport) => number | undefined>} */
const CURVES = {
  "pérdida al entrenar": ({ loss }) => loss,
  "E(reales) − E(falsas) al entrenar": ({ cdiv }) => cdiv,
  "E(reales) − E(ruido) al validar": ({ validation }) => validation?.cdiv,
};

/**
 * Draws, writes the picture and says what it did.
 * @param {{ run: string, out: string, log: boolean }} options
 * @param {{ say?: (line: string) => void }} [where] @throws Problem, EbmError
 */
async function runPlotLoss({ run, out, log }, { say = console.log } = {}) {
  const history = await readRun(run);
  const figure = lossFigure(history, { name: path.basename(run), log });
  writeWhole(out, out.toLowerCase().endsWith(".png") ? renderPng(figure) : renderSvg(figure));
  const { loss } = history[history.length - 1];
  say(`✔ ${out}: ${epochsOf(history)} de ${run}; la última acaba con pérdida ${formatFixed(loss, 4)}.`);
}

/**
 * @param {readonly EpochReport[]} history @param {{ name: string, log: boolean }} how
 * @throws Problem when there is no value to draw
 */
function lossFigure(history, { name, log }) {
  const all = Object.entries(CURVES).map(([title, of]) => lineOf(history, { title, of, log }));
  const lines = all.filter(({ y }) => y.length > 0);
  if (lines.length === 0) {
    const sentence = `Ningún valor de ${name} se puede dibujar: ${log ? "son ceros, o " : ""}no son números finitos.`;
    throw problem({ sentence, remedy: "mira qué dice history.csv: la energía se fue al infinito, y la red no sirve" });
  }
  const skipped = all.reduce((sum, line) => sum + line.skipped, 0);
  const [one, many] = log
    ? ["es un número finito o vale 0", "son números finitos o valen 0"]
    : ["es un número finito", "son números finitos"];
  const note = skipped > 0 ? `. Sin dibujar, ${skipped === 1 ? `1 valor que no ${one}` : `${skipped} valores que no ${many}`}` : "";
  return curves(lines, {
    title: `Historia del entrenamiento ${name}`,
    subtitle: `${subtitleOf(history)}${note}`,
    x: "época",
    y: log ? "valor absoluto de la diferencia de energías" : "diferencia de energías medias",
    yScale: log ? "log" : "linear",
  });
}

/**
 * One curve: its finite values, one an epoch, counted from 1.
 * @param {readonly EpochReport[]} history
 * @param {{ title: string, of: (report: EpochReport) => number | undefined, log: boolean }} how
 */
function lineOf(history, { title, of, log }) {
  const there = history.flatMap((report) => {
    const value = of(report);
    return value === undefined ? [] : [{ x: report.epoch + 1, y: log ? Math.abs(value) : value }];
  });
  const drawn = there.filter(({ y }) => Number.isFinite(y) && (!log || y > 0));
  const short = log ? `|${title.replace(/ al (entrenar|validar)$/, "")}|${title.slice(title.lastIndexOf(" al "))}` : title;
  return { name: short, x: drawn.map(({ x }) => x), y: drawn.map(({ y }) => y), skipped: there.length - drawn.length };
}

/** @param {readonly EpochReport[]} history */
function subtitleOf(history) {
  const { loss, cdiv, validation } = history[history.length - 1];
  const last = [`pérdida ${formatNumber(loss, 4)}`, `E(reales) − E(falsas) = ${formatNumber(cdiv, 4)}`];
  if (validation) last.push(`E(reales) − E(ruido) = ${formatFixed(validation.cdiv)}`);
  return `${epochsOf(history)}. En la última: ${last.join("; ")}`;
}

/** @param {readonly EpochReport[]} history */
const epochsOf = ({ length }) => count(length, "época", "épocas");

module.exports = { runPlotLoss };
