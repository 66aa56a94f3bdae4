// @ts-check
// bench train-step: a training step beside its parts and the peak, in turns.
"use strict";

const { openPeak } = require("../measure/peak");
const { alternate, summarize, tidy } = require("../measure/timing");
const { decimal, milliseconds, percent, times } = require("../../tools/tables/table");
const { speedFacts } = require("../report/speed");
const { features, openEngine } = require("../work/engines");
const { MAIN } = require("../work/langevin");
const { trainingFlops, trainingSides } = require("../work/training");

const PARTS = { langevin: "Langevin", gradient: "gradiente y Adam", whole: "paso completo" };

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function trainStep(options) {
  const { chains, steps, repeats, workers, engine } = options;
  const { fma, width } = features(options.width);
  const peak = await openPeak({ workers, fma, width });
  const sides = await trainingSides(await openEngine(options), options);
  const all = await alternate([...sides, { name: "peak", round: peak.measure }], { repeats });
  await peak.close();

  const best = Math.max(...(all.get("peak") ?? []));
  const [langevin, gradient, whole] = Object.keys(PARTS).map((name) => summarize(all.get(name) ?? []));
  const gflops = trainingFlops(MAIN, options) / whole.best / 1e9;
  const ratio = { median: tidy(whole.median / langevin.median), best: tidy(whole.best / langevin.best) };
  return {
    title: `Un paso de entrenamiento: ${chains} imágenes, ${steps} pasos de Langevin (${MAIN.name}, motor ${engine}, ${workers} hilos, vectores de ${width} bits${fma ? ", FMA" : ""})`,
    facts: { ...whole, engine, width, fma, node: process.version, ...speedFacts(gflops, best), langevin, gradient, ratio },
    header: ["parte", "mejor", "mediana", "frente a Langevin (mejor)"],
    rows: [langevin, gradient, whole].map((time, i) => [
      Object.values(PARTS)[i],
      milliseconds(time.best),
      milliseconds(time.median),
      times(time.best / langevin.best),
    ]),
    notes: [
      `${repeats} rondas por turnos.`,
      `${decimal(gflops, 1)} GFLOP/s útiles, el ${percent(gflops / best)} del máximo medido a la vez.`,
    ],
  };
};
