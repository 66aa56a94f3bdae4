// @ts-check
// A small classifier of digits that a sampler follows: never the one that judges, for a sampler pleases whom it follows.
"use strict";

const { firstBatch, toPadded } = require("ebm/data");
const { negatedEnergy, networkEnergy } = require("ebm/energy");
const { openNetwork } = require("ebm/engine");
const { accuracy, noisy } = require("ebm/metrics");
const { conv2d, dense, flatten, network, selectOutputs } = require("ebm/network");
const { cd, jem } = require("ebm/objective");
const { adam, fitNetwork } = require("ebm/trainer");

const SEED = 11;
/** Digits it learns from; half of them with noise of this deviation, for chains are not clean digits. */
const [IMAGES, NOISE] = [20_000, 0.5];

/** Another network than the judge's, with other θ and no class for what is no digit. */
const GUIDE = network({
  name: "guía",
  inputShape: [32, 32, 1],
  layers: [
    conv2d(12, { kernelSize: 5, strides: 2, activation: "swish" }),
    conv2d(24, { kernelSize: 5, strides: 2, activation: "swish" }),
    flatten(),
    dense(48, { activation: "swish" }),
    dense(10),
  ],
  head: "logsumexp",
  outputSign: -1,
});

/**
 * Trains the guide and gives the energy −log p(k | x) of each digit.
 * @param {{ mnist: import("ebm/data").Mnist, engine: import("ebm/engine").Engine, steps?: number }} tools
 * @returns {Promise<{ classes: import("ebm/energy").Energy[], accuracy: number, steps: number }>}
 */
async function guideEnergies({ mnist, engine, steps = 1500 }) {
  const { x, labels } = firstBatch(mnist.train, { batchSize: IMAGES, seed: SEED, preprocess: toPadded });
  const half = (IMAGES / 2) * 1024;
  x.set(noisy(x.subarray(half), { spread: NOISE, seed: SEED }), half);
  const guide = await openNetwork(GUIDE, { seed: SEED, engine });
  const objective = jem(cd(), { weight: 0 }); // cross-entropy alone
  const optimizer = adam({ learningRate: 2e-3 });
  await fitNetwork({
    network: guide,
    objective,
    data: { x, labels },
    batchSize: 64,
    optimizer,
    steps,
    seed: SEED,
    record: [],
    average: Math.ceil(steps / 5),
  });
  const test = firstBatch(mnist.test, { batchSize: 2000, seed: SEED, preprocess: toPadded });
  const weights = guide.weights();
  const all = networkEnergy(guide);
  const classes = [];
  for (let k = 0; k < 10; k++) {
    const one = selectOutputs({ spec: GUIDE, weights }, [k]);
    classes.push(negatedEnergy(networkEnergy(await openNetwork(one.spec, { weights: one.weights, engine })), all));
  }
  return { classes, accuracy: accuracy(guide.outputs(test.x), test.labels), steps };
}

module.exports = { guideEnergies };
