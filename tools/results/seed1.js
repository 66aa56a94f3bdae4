// @ts-check
// The table of seed 1's ten epochs beside ours, in the sign of E.
"use strict";

const { loadShippedHistory } = require("ebm/trainer");
const { decimal, markdownTable } = require("../tables/table");

/**
 * What Keras printed for each epoch of seed 1: its network outputs f = −E, so that E is −real and −fake; cdiv, the mean of f
 * over fakes less that over real images, is mean E(real) − mean E(fake) as ours.
 */
const SEED_1 = [
  { cdiv: -0.4021, fake: 0.2096, loss: -0.2737, real: 0.6117, reg: 0.1283 },
  { cdiv: -0.0473, fake: -0.0163, loss: -0.0253, real: 0.031, reg: 0.022 },
  { cdiv: -0.0397, fake: -0.0165, loss: -0.0226, real: 0.0233, reg: 0.0171 },
  { cdiv: -0.045, fake: -0.019, loss: -0.0262, real: 0.026, reg: 0.0188 },
  { cdiv: -0.0447, fake: -0.0212, loss: -0.024, real: 0.0236, reg: 0.0207 },
  { cdiv: -0.0428, fake: -0.0213, loss: -0.0221, real: 0.0215, reg: 0.0206 },
  { cdiv: -0.0456, fake: -0.0217, loss: -0.0247, real: 0.0239, reg: 0.0209 },
  { cdiv: -0.0418, fake: -0.0207, loss: -0.0215, real: 0.021, reg: 0.0203 },
  { cdiv: -0.041, fake: -0.0189, loss: -0.0223, real: 0.0221, reg: 0.0187 },
  { cdiv: -0.0178, fake: -0.013, loss: -0.0051, real: 0.0047, reg: 0.0126 },
];

const METRICS = /** @type {const} */ (["cdiv", "real", "fake", "reg", "loss"]);

/** A row an epoch: each metric as the seed printed it, with E instead of f, and as ours is. @returns {Promise<string>} */
async function seed1Table() {
  const ours = await loadShippedHistory("ebm-mnist-compact");
  const header = ["época", ...METRICS.flatMap((name) => [`${name}, semilla`, `${name}, aquí`])];
  const rows = SEED_1.map((printed, epoch) => {
    const seed = { ...printed, real: -printed.real, fake: -printed.fake };
    return [String(epoch + 1), ...METRICS.flatMap((name) => [decimal(seed[name], 4), ours[epoch] ? decimal(ours[epoch][name], 4) : "—"])];
  });
  return markdownTable(header, rows);
}

module.exports = { SEED_1, seed1Table };
