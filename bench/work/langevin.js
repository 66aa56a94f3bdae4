// @ts-check
// The unit of work: recipe Langevin on a network with fresh weights, the same chains and noise in every round.
"use strict";

const { openNetwork } = require("ebm/engine");
const { preset } = require("ebm/network");
const { rng, STREAM } = require("ebm/rng");
const { uniformStart } = require("ebm/sampler");
const { GDL_RECIPE } = require("ebm/trainer");
const { FLOPS, usefulMultiplyAdds } = require("../measure/useful-work");
const { seconds } = require("../measure/timing");

/** @typedef {import("ebm/network").NetworkSpec} NetworkSpec */
/** @typedef {import("ebm/engine").EngineNetwork} EngineNetwork */

const SEED = 7;
const MAIN = preset("ebm-mnist");

/** The recipe's step, whole: how far, how much noise, what is clipped, and where the chains stay. */
const RULE = /** @type {import("ebm/engine").StepRule} */ ({ algorithm: "langevin", ...GDL_RECIPE.langevin });

/** @param {import("ebm/engine").Engine} engine @param {NetworkSpec} spec */
function openFresh(engine, spec = MAIN) {
  return openNetwork(spec, { seed: SEED, engine });
}

/** Uniform noise in [−1, 1]. @param {NetworkSpec} spec @param {number} chains */
function startOf(spec, chains) {
  return uniformStart(spec.inputShape, { chains, seed: SEED });
}

/**
 * A round: `steps` steps of `chains` chains, always from the same start; returns its seconds.
 * @param {EngineNetwork} network
 * @param {{ chains: number, steps: number }} size
 */
function langevinRound(network, { chains, steps }) {
  const start = startOf(network.spec, chains);
  const work = { rule: RULE, steps, firstStep: 0, rng: rng(SEED, STREAM.langevin) };
  return () => seconds(() => network.manySteps(start, work));
}

/**
 * Useful floating-point operations of a round: energy and gradient of every chain at every step.
 * @param {NetworkSpec} spec
 * @param {{ chains: number, steps: number }} size
 */
function langevinFlops(spec, { chains, steps }) {
  return 2 * FLOPS * usefulMultiplyAdds(spec) * chains * steps;
}

module.exports = { langevinFlops, langevinRound, MAIN, openFresh, RULE, SEED, startOf };
