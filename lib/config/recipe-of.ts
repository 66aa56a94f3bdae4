import type { BufferRecipe, Recipe } from "../trainer/recipe";
import type { ModelConfig } from "./types";

/**
 * The training recipe that a configuration describes.
 *
 * Without a buffer of samples all chains start at noise: the recipe's buffer then keeps one batch that nobody draws from.
 * @example
 * recipeOf(deepEbmConfig()).langevin; // { stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [ -1, 1 ] }
 */
export function recipeOf(config: ModelConfig): Recipe {
  const { name, alpha } = config;
  const { steps, stepSize, noise, gradientClip, bounds } = config.mcmc;
  const { learningRate, beta1, beta2, epsilon, ...training } = config.training;
  return {
    name,
    epochs: training.epochs,
    images: config.kind === "ebm" ? "flat01" : config.images,
    shuffle: training.shuffle,
    batchSize: training.batchSize,
    langevin: { stepSize, noise, gradientClip, bounds },
    steps,
    dataNoise: training.dataNoise,
    alpha,
    adam: { learningRate, beta1, beta2, epsilon },
    learningRateDecay: training.learningRateDecay,
    longestGradient: training.longestGradient,
    buffer: bufferOf(config),
    ...(training.spectralLimit !== null && { spectralLimit: training.spectralLimit }),
  };
}

function bufferOf({ sampleBuffer, training }: ModelConfig): BufferRecipe {
  if (sampleBuffer === null) return { kind: "replay", capacity: training.batchSize, newFraction: 1 };
  return { kind: "replay", capacity: sampleBuffer.capacity, newFraction: sampleBuffer.newFraction };
}
