// @ts-check
// A training step of the recipe, and its two parts apart: the chains, and the gradient with Adam.
"use strict";

const { contrastiveGradient } = require("ebm/objective");
const { GDL_RECIPE, startTraining, trainStep } = require("ebm/trainer");
const { FLOPS, gradientMultiplyAdds } = require("../measure/useful-work");
const { seconds } = require("../measure/timing");
const { langevinFlops, langevinRound, openFresh, SEED, startOf } = require("./langevin");

/** @typedef {import("ebm/engine").Engine} Engine */
/** @typedef {{ chains: number, steps: number }} Size */

/** A round: one training step of a run that goes on, on a batch of noise. @param {Engine} engine @param {Size} size */
async function trainRound(engine, { chains, steps }) {
  const network = await openFresh(engine);
  const run = startTraining(network, { ...GDL_RECIPE, batchSize: chains, steps }, { seed: SEED });
  const real = startOf(network.spec, chains);
  return () => seconds(() => trainStep(run, real));
}

/** A round: the loss, its gradient on `chains` real and as many fake images, and Adam. @param {Engine} engine @param {Size} size */
async function gradientRound(engine, { chains }) {
  const network = await openFresh(engine);
  const real = startOf(network.spec, chains);
  const fake = real.map((value) => -value);
  const parameters = network.weights().length;
  const rates = { rate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
  /** @type {import("ebm/engine").AdamMoments} */
  let moments = { first: new Float32Array(parameters), second: new Float32Array(parameters) };
  return () =>
    seconds(() => {
      const { gradient } = contrastiveGradient(network, real, fake, { alpha: GDL_RECIPE.alpha });
      moments = network.adamStep(moments, gradient, rates);
    });
}

/** The parts and the whole, each with a network of its own. @param {Engine} engine @param {Size} size */
async function trainingSides(engine, size) {
  return [
    { name: "langevin", round: langevinRound(await openFresh(engine), size) },
    { name: "gradient", round: await gradientRound(engine, size) },
    { name: "whole", round: await trainRound(engine, size) },
  ];
}

/**
 * Useful floating-point operations of a training step: its chains, and the gradient on twice as many images.
 * @param {import("ebm/network").NetworkSpec} spec @param {Size} size
 */
function trainingFlops(spec, size) {
  return langevinFlops(spec, size) + FLOPS * gradientMultiplyAdds(spec) * 2 * size.chains;
}

module.exports = { trainingFlops, trainingSides, trainRound };
