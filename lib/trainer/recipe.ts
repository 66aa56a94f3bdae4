import type { LangevinOptions } from "../engine/options";
import { requireInteger, requireMembers, requireNonNegative } from "../errors";
import type { AdamOptions } from "./adam";

/** All that a training run is made of, as plain data. */
export interface Recipe {
  /** Real images a step, and as many fakes. */
  readonly batchSize: number;
  /** The Langevin step that makes the fakes. */
  readonly langevin: LangevinOptions;
  /** Langevin steps for each training step. */
  readonly steps: number;
  /** Standard deviation of the noise added to the real images. */
  readonly dataNoise: number;
  /** Weight of the squared energies in the loss. */
  readonly alpha: number;
  readonly adam: AdamOptions;
  readonly buffer: { readonly capacity: number; readonly newFraction: number };
}

/** The recipe of seed 0, which is that of "Generative Deep Learning", 2nd ed., ch. 7 (Foster, 2023). */
export const GDL_RECIPE: Recipe = {
  batchSize: 128,
  langevin: { stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] },
  steps: 60,
  dataNoise: 0.005,
  alpha: 0.1,
  adam: { learningRate: 1e-4 },
  buffer: { capacity: 8192, newFraction: 0.05 },
};

/** Checks what no other door checks and returns the recipe. @throws OptionError */
export function requireRecipe(recipe: Recipe): Recipe {
  const subject = "receta";
  const remedy = "parte de GDL_RECIPE: { ...GDL_RECIPE, batchSize: 32 }";
  requireMembers("recipe", recipe, { subject, remedy, kind: "una receta completa", members: ["langevin", "adam", "buffer"] });
  requireInteger("batchSize", recipe.batchSize, { subject, min: 1, max: 65536 });
  requireInteger("steps", recipe.steps, { subject, max: 1e6 });
  requireNonNegative("dataNoise", recipe.dataNoise, { subject });
  requireNonNegative("alpha", recipe.alpha, { subject });
  return recipe;
}
