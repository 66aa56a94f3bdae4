import { frozenBuffer } from "../buffer/frozen-buffer";
import { type ReplayBuffer, replayBuffer } from "../buffer/replay-buffer";
import { type NetworkEnergy, networkEnergy } from "../energy/network-energy";
import type { EngineNetwork } from "../engine/engine";
import { requireInteger, requireMembers } from "../errors";
import type { SpectralLimiter } from "../network/spectral-limiter";
import { requireLogits } from "../objective/class-loss";
import { langevin } from "../sampler/langevin";
import { type Adam, type AdamState, adam } from "./adam";
import { type Recipe, requireRecipe } from "./recipe";
import { startLimit } from "./spectral-limit";
import type { MetricSums } from "./step-metrics";

/** A training run: what changes from step to step, and what it is made of. */
export interface Training {
  readonly network: EngineNetwork;
  readonly energy: NetworkEnergy;
  readonly recipe: Recipe;
  /** Decides, with the step, every random number of the run. */
  seed: number;
  /** Multiplies the learning rate: 1, and half of it after each time that a watchdog went back. */
  rateScale: number;
  /** Multiplies it too: what a schedule chose for the epoch that is under way. */
  rateFactor: number;
  /** How often a watchdog went back. */
  rollbacks: number;
  readonly buffer: ReplayBuffer;
  readonly optimizer: Adam;
  /** What keeps the spectral norms at recipe.spectralLimit, and where its next power iterations start. */
  readonly limiter?: SpectralLimiter;
  directions?: Float32Array;
  /** θ after `step` training steps; the network holds the same. */
  weights: Float32Array;
  moments: AdamState;
  /** Training steps made. */
  step: number;
  /** Epochs finished. */
  epoch: number;
  /** Batches done in the epoch that is under way, and the sums of their metrics. */
  batch: number;
  sums: MetricSums;
}

/**
 * Starts a training run: a network with fresh weights, a buffer of noise, Adam at rest. A recipe with a spectral limit begins
 * with the network's weights below it.
 * @throws OptionError; SpecError when the recipe has classes and the network has none.
 * @example
 * const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4 }, { seed: 7 });
 * [run.step, run.buffer.size]; // [ 0, 4 ]
 */
export function startTraining(network: EngineNetwork, recipe: Recipe, options: { readonly seed: number }): Training {
  requireRecipe(recipe);
  const remedy = "startTraining(red, GDL_RECIPE, { seed: 7 })";
  const seed = requireInteger("seed", options?.seed, { subject: "startTraining", remedy });
  const energy = networkEnergy(network);
  langevin(energy, recipe.langevin); // a wrong rule is refused here, not at the first step
  if (recipe.crossEntropy !== undefined) requireLogits(network.spec, "startTraining");
  const limited = startLimit(network, recipe.spectralLimit);
  const weights = network.weights();
  const optimizer = adam(recipe.adam);
  const moments = optimizer.init(weights.length);
  const start = { rateScale: 1, rateFactor: 1, rollbacks: 0, step: 0, epoch: 0, batch: 0, sums: {} };
  return { network, energy, recipe, seed, buffer: bufferOf(network, recipe, seed), optimizer, weights, moments, ...limited, ...start };
}

function bufferOf({ spec }: EngineNetwork, { buffer, batchSize, langevin: rule }: Recipe, seed: number): ReplayBuffer {
  const [low, high] = rule.bounds ?? [-1, 1];
  const { kind, capacity, newFraction } = buffer;
  const make = kind === "frozen" ? frozenBuffer : replayBuffer;
  return make({ shape: spec.inputShape, capacity, initial: batchSize, newFraction, seed, low, high });
}

/** Checks that a door is given a run and returns it. @throws OptionError */
export function requireTraining(run: Training, subject: string): Training {
  const members = ["network", "recipe", "buffer", "optimizer"] as const;
  return requireMembers("run", run, { subject, kind: "un entrenamiento", members, remedy: "startTraining(red, GDL_RECIPE, { seed: 7 })" });
}
