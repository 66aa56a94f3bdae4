// @ts-check
// bench linearity: time against chains, against steps and against useful operations of several networks, and its figure.
"use strict";

const path = require("node:path");
const { conv2d, dense, flatten, network } = require("ebm/network");
const { curves } = require("ebm/figure");
const { saveFigure } = require("ebm/figure/render");
const { fitPower } = require("../measure/fit-power");
const { alternate, summarize } = require("../measure/timing");
const { decimal, milliseconds } = require("../../tools/tables/table");
const { openEngine } = require("../work/engines");
const { langevinFlops, langevinRound, MAIN, openFresh } = require("../work/langevin");

/** @typedef {{ series: string, detail: string, flops: number, side: import("../measure/timing").Side }} Case */
/** @typedef {import("../arguments").BenchOptions} BenchOptions */

const FACTORS = [0.25, 0.5, 1, 2, 4];
const CHAINS = "según las cadenas";
const STEPS = "según los pasos";
const NETWORKS = "según la red";

/** @param {BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function linearity(options) {
  const { engine, repeats, out, workers } = options;
  const cases = await casesOf(options);
  const all = await alternate(
    cases.map(({ side }) => side),
    { repeats, warmups: 1 },
  );
  const points = cases.map(({ series, detail, flops, side }) => ({ series, detail, flops, ...summarize(all.get(side.name) ?? []) }));
  const slopes = [CHAINS, STEPS, NETWORKS].map((series) => ({
    series,
    exponent: fitPower(points.filter((point) => point.series === series).map(({ flops, best }) => [flops, best])),
  }));
  const files = out === null ? [] : saveFigure(figureOf(points), { name: "linealidad", folder: out });
  return {
    title: `Tiempo frente a operaciones útiles (motor ${engine}, ${workers} hilos)`,
    facts: { points, slopes, files, engine, node: process.version },
    header: ["qué cambia", "caso", "GFLOP útiles", "mejor", "mediana", "GFLOP/s"],
    rows: points.map(({ series, detail, flops, best, median }) => [
      series,
      detail,
      decimal(flops / 1e9),
      milliseconds(best),
      milliseconds(median),
      decimal(flops / best / 1e9, 1),
    ]),
    notes: [
      ...slopes.map(
        ({ series, exponent }) => `El tiempo crece ${series} como las operaciones elevadas a ${decimal(exponent)} (lineal: 1).`,
      ),
      ...files.map((file) => `Figura: ${path.relative(process.cwd(), file)}`),
    ],
  };
};

/** @param {BenchOptions} options @returns {Promise<Case[]>} */
async function casesOf(options) {
  const engine = await openEngine(options);
  const main = await openFresh(engine);
  /** @param {string} series @param {string} detail @param {{ chains: number, steps: number }} size */
  const caseOf = (series, detail, size, opened = main) => ({
    series,
    detail,
    flops: langevinFlops(opened.spec, size),
    side: { name: `${series} ${detail}`, round: langevinRound(opened, size) },
  });
  const { chains, steps } = options;
  const scaled = (/** @type {number} */ count) => FACTORS.map((factor) => Math.max(1, Math.round(factor * count)));
  const opened = await Promise.all(networks().map((spec) => openFresh(engine, spec)));
  return [
    ...scaled(chains).map((n) => caseOf(CHAINS, `${n} cadenas`, { chains: n, steps })),
    ...scaled(steps).map((n) => caseOf(STEPS, `${n} pasos`, { chains, steps: n })),
    ...opened.map((one) => caseOf(NETWORKS, one.spec.name, { chains, steps }, one)),
  ];
}

/** Networks like that of the lesson, thinner and wider, and shallower. */
function networks() {
  return [widened(0.5), MAIN, widened(1.5), widened(2), shallow()];
}

/** The network of the lesson with all its channels multiplied. @param {number} factor */
function widened(factor) {
  const layers = MAIN.layers.map((layer) => {
    if (layer.type === "conv2d") return { ...layer, filters: factor * layer.filters };
    return layer.type === "dense" && layer.units > 1 ? { ...layer, units: factor * layer.units } : layer;
  });
  return network({ ...MAIN, name: `${MAIN.name} con ${decimal(factor, 1)} veces los canales`, layers });
}

/** Two convolutions and no hidden layer. */
function shallow() {
  const convolutions = [16, 32].map((filters) => conv2d(filters, { kernelSize: 3, strides: 2, activation: "swish" }));
  return network({ name: "dos convoluciones", inputShape: MAIN.inputShape, layers: [...convolutions, flatten(), dense(1)] });
}

/** @param {{ series: string, flops: number, best: number }[]} points */
function figureOf(points) {
  const measured = [CHAINS, STEPS, NETWORKS].map((series) => {
    const own = points.filter((point) => point.series === series).toSorted((a, b) => a.flops - b.flops);
    return { name: series, x: own.map(({ flops }) => flops / 1e9), y: own.map(({ best }) => best) };
  });
  const rate = Math.max(...points.map(({ flops, best }) => flops / best));
  const work = points.map(({ flops }) => flops);
  const ends = [Math.min(...work), Math.max(...work)];
  const proportional = { name: "proporcional", x: ends.map((flops) => flops / 1e9), y: ends.map((flops) => flops / rate), dashed: true };
  return curves([...measured, proportional], {
    title: "Tiempo de cada ronda frente a sus operaciones útiles",
    x: "operaciones útiles (miles de millones)",
    y: "segundos",
    xScale: "log",
    yScale: "log",
  });
}
