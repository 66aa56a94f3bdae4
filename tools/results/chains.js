// @ts-check
// Chains of a trained network from uniform noise: what the tables about samples begin with.
"use strict";

const { networkEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { langevin, sample, uniformStart } = require("ebm/sampler");
const { imagesOf } = require("../models/images");
const { openModel } = require("../models/open-model");

/**
 * How many chains, the steps after which they are seen, the seed of their noise, and a step size if not that of the recipe.
 * @typedef {{ engine: import("ebm/engine").Engine, chains: number, steps: readonly number[], seed: number, stepSize?: number }} Plan
 */

/**
 * Runs chains of a network with the rule of its recipe. The network stays open, for its energies, until `dispose` is called.
 * @param {string} label what `openModel` opens
 * @param {Plan} plan
 */
async function chainsFromNoise(label, { engine, chains, steps, seed, stepSize }) {
  const { spec, weights, about } = await openModel(label);
  const images = imagesOf(spec, about);
  const network = await openNetwork(spec, { weights, engine });
  const energy = networkEnergy(network);
  const start = uniformStart(energy.shape, { chains, seed, bounds: images.range });
  const sampler = langevin(energy, { ...images.rule, ...(stepSize && { stepSize }) });
  const run = await sample(sampler, start, { seed, steps: Math.max(...steps), record: steps });
  return { run, images, energy, dispose: () => network.dispose() };
}

module.exports = { chainsFromNoise };
