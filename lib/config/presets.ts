import { deepEbmConfig, ebmConfig } from "./configs";

/** A dense network on flat images: the network `mlp-784` and the recipe `mlp`. */
export const SIMPLE_CONFIG = ebmConfig({ name: "mlp-784" });

/** The main lesson: the network `ebm-mnist` and the recipe `gdl`. */
export const MNIST_CONFIG = deepEbmConfig({ name: "ebm-mnist" });

/** Colour images of 32 × 32: the network `ebm-cifar` and the recipe `cifar`. */
export const CIFAR_CONFIG = deepEbmConfig({
  name: "ebm-cifar",
  inputShape: [32, 32, 3],
  images: "signed",
  energyNetwork: { hiddenDims: [16, 32, 64, 64], residual: "projected" },
  training: { beta1: 0, learningRateDecay: 0.97, longestGradient: 0.1 },
});

/**
 * Seed 4's example of persistent contrastive divergence, with its numbers; `configWarnings` says why its chains cannot move.
 * The clip of 0.03 is that of its library's Langevin function.
 */
export const SEED4_PCD_CONFIG = ebmConfig({
  name: "ebm_pcd",
  inputDim: 784,
  energyNetwork: { hiddenDims: [256, 128], activation: "swish" },
  mcmc: { steps: 60, stepSize: 0.01, noise: 0.005, gradientClip: 0.03 },
  sampleBuffer: { capacity: 10_000, newFraction: 0.05 },
});

/**
 * Seed 4's deep model, with its numbers. Its spectral normalisation, which its library refuses, is here a limit of 1 to the
 * spectral norm of each layer.
 */
export const SEED4_DEEP_CONFIG = deepEbmConfig({
  name: "deep_ebm",
  inputShape: [32, 32, 3],
  images: "signed",
  energyNetwork: { hiddenDims: [32, 64, 128], activation: "swish", firstKernelSize: 3, headDims: [], residual: true },
  mcmc: { steps: 100, stepSize: 0.005, noise: 0.001, gradientClip: 0.03 },
  sampleBuffer: { capacity: 8192, newFraction: 0.05 },
  alpha: 0.001,
  training: { spectralLimit: 1 },
});
