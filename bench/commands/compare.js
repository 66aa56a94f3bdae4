// @ts-check
// bench compare: the wasm engine and every tf.js backend that works here, by turns.
"use strict";

const { ENGINES } = require("ebm/engine");
const { absentNotes, HEADER, ratioRows, ratios } = require("../report/ratios");
const { contest, ours } = require("../sides/contest");
const { shareOfSteps } = require("../work/engines");
const { langevinFlops, MAIN } = require("../work/langevin");

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function compare(options) {
  const { chains, steps, repeats, workers, width } = options;
  const names = ["wasm", ...ENGINES.filter((name) => name.startsWith("tf-"))];
  const { results, absent } = await contest(
    names.map((engine) => ours({ engine, workers, width, chains, steps })),
    { repeats },
  );
  const shared = results.map(({ label }) => ({ label, ...shareOfSteps(label, steps) })).filter(({ scale }) => scale !== 1);
  return {
    title: `Motores: ${steps} pasos de Langevin con ${chains} cadenas (${MAIN.name}, ${workers} hilos)`,
    facts: { engines: ratios(results), absent, node: process.version },
    header: HEADER,
    rows: ratioRows(results, langevinFlops(MAIN, options)),
    notes: [
      `${repeats} rondas por turnos; «×» es cuántas veces tarda lo que ${results[0].label}.`,
      ...shared.map(({ label, steps: made, scale }) => `${label} hizo solo ${made} pasos y su tiempo va multiplicado por ${scale}.`),
      ...absentNotes(absent),
    ],
  };
};
