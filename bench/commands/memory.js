// @ts-check
// bench memory: resident memory of a fresh process after a training step.
"use strict";

const { decimal } = require("../../tools/tables/table");
const { measureApart } = require("../sides/child");
const { MAIN } = require("../work/langevin");

const MEGABYTE = 1e6;

/** @param {import("../arguments").BenchOptions} options @returns {Promise<import("../main").Report>} */
module.exports = async function memory(options) {
  const { chains, steps, engine, workers, width } = options;
  const { rss, peak } = await measureApart("memory.js", { engine, workers, width, chains, steps });
  const megabytes = (/** @type {number} */ bytes) => `${decimal(bytes / MEGABYTE, 0)} MB`;
  return {
    title: `Memoria de un proceso tras un paso de entrenamiento con ${chains} imágenes (${MAIN.name}, motor ${engine}, ${workers} hilos)`,
    facts: { rss, peak, chains, engine, workers, width, node: process.version },
    header: ["residente al acabar", "máxima"],
    rows: [[megabytes(rss), megabytes(peak)]],
    notes: ["Todo el proceso: Node, tf.js, la biblioteca, la red, el almacén de muestras y los hilos."],
  };
};
