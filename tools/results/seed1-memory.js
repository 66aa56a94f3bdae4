// @ts-check
// Seed 1's recipe with the buffer that it has by mistake, beside the one that replays: is that what sets its ten epochs apart from ours?
"use strict";

const { openNetwork } = require("ebm/engine");
const { preset } = require("ebm/network");
const { loadShippedHistory, recipe, startTraining, train } = require("ebm/trainer");
const { decimal, markdownTable } = require("../tables/table");
const { SEED_1 } = require("./seed1");

/** Of our run, whose history is shipped: the frozen one begins with the same weights and sees the same batches. */
const SEED = 2026;
const EPOCHS = 3;
const METRICS = /** @type {const} */ (["cdiv", "reg"]);

/**
 * A row an epoch: what the seed printed, the same recipe with the frozen buffer, and with the one that replays.
 * @param {import("./experiments").Tools} tools
 * @param {{ epochs?: number, stepsPerEpoch?: number }} [size]
 */
async function measure({ mnist, engine }, { epochs = EPOCHS, stepsPerEpoch } = {}) {
  const network = await openNetwork(preset("ebm-mnist-compact"), { seed: SEED, engine });
  const replaying = recipe("seed1");
  const run = startTraining(network, { ...replaying, buffer: { ...replaying.buffer, kind: "frozen" } }, { seed: SEED });
  const frozen = (await train(run, mnist.train, { epochs, stepsPerEpoch })).epochs;
  network.dispose();
  const ours = await loadShippedHistory("ebm-mnist-compact");
  const header = ["época", ...METRICS.flatMap((name) => [`${name}, semilla`, `${name}, congelada`, `${name}, memoria`])];
  const rows = frozen.map((found, epoch) => {
    const numbers = METRICS.flatMap((name) => [SEED_1[epoch][name], found[name], ours[epoch][name]]);
    return [String(epoch + 1), ...numbers.map((value) => decimal(value, 4))];
  });
  const note = `- Receta \`seed1\`, semilla ${SEED}: los mismos pesos al empezar, los mismos lotes y el mismo ruido de Langevin en «congelada» y en «memoria»; cambia de dónde parten las cadenas. «Memoria» es el historial de ebm-mnist-compact, que se entrenó con FMA: redondea distinto.`;
  return `${markdownTable(header, rows)}\n\n${note}`;
}

module.exports = measure;
