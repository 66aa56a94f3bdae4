// @ts-check
// bench pool: how long the threads take to be ready, and to take work, each time in a fresh process.
"use strict";

const { summarize } = require("../measure/timing");
const { decimal, milliseconds } = require("../../tools/tables/table");
const { measureApart } = require("../sides/child");

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function pool({ repeats, workers, width }) {
  /** @type {{ ready: number, handOff: number }[]} */
  const runs = [];
  for (let turn = 0; turn < repeats; turn++) runs.push(await measureApart("pool.js", { workers, width }));
  const ready = summarize(runs.map((run) => run.ready));
  const handOff = summarize(runs.map((run) => run.handOff));
  const microseconds = (/** @type {number} */ seconds) => `${decimal(1e6 * seconds, 1)} µs`;
  return {
    title: `Los ${workers} hilos del motor wasm`,
    facts: { ready, handOff, workers, width, node: process.version },
    header: ["qué", "mejor", "mediana"],
    rows: [
      ["del motor sin abrir a las primeras energías", milliseconds(ready.best), milliseconds(ready.median)],
      ["una llamada que solo reparte trabajo", microseconds(handOff.best), microseconds(handOff.median)],
    ],
    notes: [`${repeats} procesos nuevos; las primeras energías incluyen preparar la red y emitir su WebAssembly.`],
  };
};
