// @ts-check
// How good each network that comes with the project is: chains from noise, judged, and energies of noise, data and samples.
"use strict";

const { firstBatch } = require("ebm/data");
const { sampleQuality } = require("ebm/metrics");
const { chainsAtStep, uniformStart } = require("ebm/sampler");
const { chainsFromNoise } = require("./chains");

/** Of the chains, their noise and the choice of images. */
const SEED = 2026;

/**
 * What is measured of one network.
 * @typedef {object} Measured
 * @property {string} label e.g. "ebm-mnist-gdl:10"
 * @property {readonly number[]} shape of an image as it is shown
 * @property {readonly [number, number]} range of its pixels
 * @property {{ steps: number, x: Float32Array, energies: Float32Array, quality: import("ebm/metrics").SampleQuality }[]} samples
 * @property {Record<"noise" | "test" | "train", { mean: number, spread: number }>} energies
 */

/**
 * Measures one network: `chains` chains from uniform noise with the recipe's rule (but for its step size, if another is
 * given), seen after each of `steps`, and the mean energies of `images` images of noise, test data and training data.
 * @param {string} label what `openModel` opens
 * @param {import("./experiments").Tools & { chains?: number, steps?: readonly number[], stepSize?: number, images?: number }} options
 * @returns {Promise<Measured>}
 */
async function measureQuality(label, { judge, mnist, engine, chains = 64, steps = [500, 2000], stepSize, images = 10_000 }) {
  const { run, images: kind, energy, dispose } = await chainsFromNoise(label, { engine, chains, steps, seed: SEED, stepSize });
  const { shape, range, prepare, toJudge } = kind;
  const samples = run.recorded.map((step, i) => {
    const x = chainsAtStep(run, step);
    const energies = run.energies.subarray(i * chains, (i + 1) * chains);
    return { steps: step, x, energies, quality: sampleQuality(judge, toJudge(x)) };
  });
  const some = (/** @type {import("ebm/data").ImageSet} */ set) =>
    firstBatch(set, { batchSize: Math.min(images, set.count), seed: SEED, preprocess: prepare }).x;
  const sets = {
    noise: uniformStart(energy.shape, { chains: images, seed: SEED + 1, bounds: range }),
    test: some(mnist.test),
    train: some(mnist.train),
  };
  const energies = Object.fromEntries(Object.entries(sets).map(([name, x]) => [name, meanAndSpread(energy.energy(x))]));
  dispose();
  return { label, shape, range, samples, energies: /** @type {Measured["energies"]} */ (energies) };
}

/** Mean and standard deviation. @param {Float32Array} values */
function meanAndSpread(values) {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return { mean, spread: Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length) };
}

module.exports = { meanAndSpread, measureQuality };
