import { type ReplayBuffer, replayBuffer } from "../buffer/replay-buffer";
import { type NetworkEnergy, networkEnergy } from "../energy/network-energy";
import type { EngineNetwork } from "../engine/engine";
import { requireMembers } from "../errors";
import { langevin } from "../sampler/langevin";
import { type Adam, type AdamState, adam } from "./adam";
import { type Recipe, requireRecipe } from "./recipe";

/** A training run: what changes from step to step, and what it is made of. */
export interface Training {
  readonly network: EngineNetwork;
  readonly energy: NetworkEnergy;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly buffer: ReplayBuffer;
  readonly optimizer: Adam;
  /** θ after `step` training steps; the network holds the same. */
  weights: Float32Array;
  moments: AdamState;
  /** Training steps made. */
  step: number;
  /** Epochs finished. */
  epoch: number;
  /** Batches done in the epoch that is under way. */
  batch: number;
}

/**
 * Starts a training run: a network with fresh weights, a buffer of noise, Adam at rest.
 * @throws OptionError
 * @example
 * const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4 }, { seed: 7 });
 * [run.step, run.buffer.size]; // [ 0, 4 ]
 */
export function startTraining(network: EngineNetwork, recipe: Recipe, { seed }: { seed: number } = {} as { seed: number }): Training {
  requireRecipe(recipe);
  const energy = networkEnergy(network);
  langevin(energy, recipe.langevin); // a wrong rule is refused here, not at the first step
  const weights = network.weights();
  const optimizer = adam(recipe.adam);
  const [low, high] = recipe.langevin.bounds ?? [-1, 1];
  const { capacity, newFraction } = recipe.buffer;
  const shape = network.spec.inputShape;
  const buffer = replayBuffer({ shape, capacity, initial: recipe.batchSize, newFraction, seed, low, high });
  return {
    network,
    energy,
    recipe,
    seed,
    buffer,
    optimizer,
    weights,
    moments: optimizer.init(weights.length),
    step: 0,
    epoch: 0,
    batch: 0,
  };
}

/** Checks that a door is given a run and returns it. @throws OptionError */
export function requireTraining(run: Training, subject: string): Training {
  const members = ["network", "recipe", "buffer", "optimizer"] as const;
  return requireMembers("run", run, { subject, kind: "un entrenamiento", members, remedy: "startTraining(red, GDL_RECIPE, { seed: 7 })" });
}
