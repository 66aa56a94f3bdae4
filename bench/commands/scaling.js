// @ts-check
// bench scaling: the same work on one thread and on several, by turns.
"use strict";

const { HEADER, ratioRows, ratios } = require("../report/ratios");
const { decimal } = require("../../tools/tables/table");
const { contest, ours } = require("../sides/contest");
const { langevinFlops, MAIN } = require("../work/langevin");

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function scaling(options) {
  const { chains, steps, repeats, width } = options;
  const workers = Math.max(options.workers, 2);
  const side = (/** @type {number} */ threads, /** @type {string} */ label) =>
    ours({ engine: "wasm", workers: threads, width, chains, steps }, label);
  const { results } = await contest([side(workers, `${workers} hilos`), side(1, "1 hilo")], { repeats });
  const [, alone] = ratios(results);
  return {
    title: `De 1 hilo a ${workers}: ${steps} pasos de Langevin con ${chains} cadenas (${MAIN.name}, motor wasm)`,
    facts: { workers, ratio: alone.ratio, several: results[0].time, alone: results[1].time, node: process.version },
    header: HEADER,
    rows: ratioRows(results, langevinFlops(MAIN, options)),
    notes: [
      `${repeats} rondas por turnos; ${workers} hilos van ${decimal(alone.ratio.best)} veces más rápido que uno (lo ideal es ${workers}).`,
    ],
  };
};
