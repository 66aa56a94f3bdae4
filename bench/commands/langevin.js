// @ts-check
// bench langevin: the unit of work beside the peak of the same threads, in turns.
"use strict";

const { alternate, summarize } = require("../measure/timing");
const { openPeak } = require("../measure/peak");
const { decimal, milliseconds, percent } = require("../../tools/tables/table");
const { speedFacts } = require("../report/speed");
const { features, openEngine } = require("../work/engines");
const { langevinFlops, langevinRound, MAIN, openFresh } = require("../work/langevin");

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function langevin(options) {
  const { chains, steps, repeats, workers, engine } = options;
  const { fma, width } = features(options.width);
  const peak = await openPeak({ workers, fma, width });
  const network = await openFresh(await openEngine(options));
  const sides = [
    { name: "langevin", round: langevinRound(network, options) },
    { name: "peak", round: peak.measure },
  ];
  const all = await alternate(sides, { repeats });
  await peak.close();
  network.dispose();

  const time = summarize(all.get("langevin") ?? []);
  const best = Math.max(...(all.get("peak") ?? []));
  const gflops = langevinFlops(MAIN, options) / time.best / 1e9;
  const facts = { ...time, engine, width, fma, node: process.version, ...speedFacts(gflops, best) };
  return {
    title: `${steps} pasos de Langevin con ${chains} cadenas (${MAIN.name}, motor ${engine}, ${workers} hilos, vectores de ${width} bits${fma ? ", FMA" : ""})`,
    facts,
    header: ["mejor", "mediana", "GFLOP/s útiles", "máximo medido", "fracción"],
    rows: [[milliseconds(time.best), milliseconds(time.median), decimal(gflops, 1), decimal(best, 1), percent(gflops / best)]],
    notes: [
      `${repeats} rondas; GFLOP/s de la mejor; solo cuentan las multiplicaciones con píxeles de dentro de la imagen.`,
      "El máximo son multiplicaciones y sumas entre registros en todos los hilos a la vez, medidas entre ronda y ronda.",
    ],
  };
};
