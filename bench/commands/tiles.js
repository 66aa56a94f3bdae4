// @ts-check
// bench tiles: the shapes of the kernels' inner loop, by turns; why `detectFeatures` chooses the one it chooses.
"use strict";

const { wasmEngine } = require("ebm/engine");
const { alternate, summarize } = require("../measure/timing");
const { decimal, milliseconds } = require("../../tools/tables/table");
const { features } = require("../work/engines");
const { langevinFlops, langevinRound, MAIN, openFresh } = require("../work/langevin");

const OUTPUTS = { 128: [2, 4, 6, 8], 256: [6, 8, 12] };
const UNROLLS = [1, 2, 4];

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function tiles(options) {
  const { chains, steps, repeats, workers, width } = options;
  const { fma } = features(width);
  const shapes = OUTPUTS[width].flatMap((outputs) => UNROLLS.map((unroll) => ({ outputs, unroll })));
  const sides = [];
  for (const tile of shapes) {
    const network = await openFresh(wasmEngine({ workers, width, tile }));
    sides.push({ name: JSON.stringify(tile), round: langevinRound(network, options) });
  }
  const all = await alternate(sides, { repeats });
  const rows = shapes.map((tile) => ({ ...tile, ...summarize(all.get(JSON.stringify(tile)) ?? []) })).toSorted((a, b) => a.best - b.best);
  return {
    title: `Formas del bucle interior: ${steps} pasos de Langevin con ${chains} cadenas (${MAIN.name}, ${workers} hilos, vectores de ${width} bits${fma ? ", FMA" : ""})`,
    facts: { tiles: rows, width, fma, node: process.version },
    header: ["salidas a la vez", "vueltas desenrolladas", "mejor", "mediana", "GFLOP/s útiles"],
    rows: rows.map(({ outputs, unroll, best, median }) => [
      `${outputs}`,
      `${unroll}`,
      milliseconds(best),
      milliseconds(median),
      decimal(langevinFlops(MAIN, options) / best / 1e9, 1),
    ]),
    notes: [`${repeats} rondas por turnos; los resultados no dependen de la forma.`],
  };
};
