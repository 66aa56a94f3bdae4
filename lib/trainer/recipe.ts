import type { LangevinOptions } from "../engine/options";
import { requireInteger, requireMembers, requireNonNegative, requireOneOf, requirePositive } from "../errors";
import type { AdamOptions } from "./adam";

/** All that a training run is made of, as plain data: the same recipe, network and seed give the same bits. */
export interface Recipe {
  readonly name: string;
  /** Passes over the training set. */
  readonly epochs: number;
  /** How bytes become floats: 32 × 32 in [−1, 1], 784 in [0, 1], or, in grey or colour, as large as they are in [−1, 1]. */
  readonly images: "padded" | "flat01" | "signed";
  /** false: the same batches in every epoch, which is what Keras does to a `tf.data.Dataset` in spite of `shuffle=True`. */
  readonly shuffle: boolean;
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
  /** The learning rate of epoch e (from 0) is adam.learningRate · decay^e. */
  readonly learningRateDecay: number;
  /** A longer ∂L/∂θ is scaled down to this Euclidean norm; null: never. */
  readonly longestGradient: number | null;
  /**
   * After each step every kernel is scaled so that its layer, as the linear map that it is, stretches nothing more than this;
   * see `spectralLimiter`. Absent: no limit.
   */
  readonly spectralLimit?: number;
  /**
   * Weight of the cross-entropy of the classes, which makes a joint model of them and the images (JEM): see `jem`. Its network
   * has the head "logsumexp". Absent: classes are not looked at.
   */
  readonly crossEntropy?: number;
  readonly buffer: BufferRecipe;
}

/** The memory of chains: `frozen` is the mistake of seed 1, which the lesson shows. */
export interface BufferRecipe {
  readonly kind: "replay" | "frozen";
  readonly capacity: number;
  readonly newFraction: number;
}

/**
 * Checks what no other door checks and returns the recipe.
 * @throws OptionError
 * @example
 * requireRecipe({ ...GDL_RECIPE, batchSize: 0 }); // throws OptionError
 */
export function requireRecipe(recipe: Recipe): Recipe {
  const subject = "receta";
  const remedy = "parte de GDL_RECIPE: { ...GDL_RECIPE, batchSize: 32 }";
  requireMembers("recipe", recipe, { subject, remedy, kind: "una receta completa", members: ["langevin", "adam", "buffer"] });
  requireInteger("epochs", recipe.epochs, { subject, min: 1, max: 1e6 });
  requireOneOf("images", recipe.images, { subject, allowed: ["padded", "flat01", "signed"] });
  requireInteger("batchSize", recipe.batchSize, { subject, min: 1, max: 65536 });
  requireInteger("steps", recipe.steps, { subject, max: 1e6 });
  requireNonNegative("dataNoise", recipe.dataNoise, { subject });
  requireNonNegative("alpha", recipe.alpha, { subject });
  requirePositive("learningRateDecay", recipe.learningRateDecay, { subject, remedy: "usa 1 para no cambiarla nunca" });
  if (recipe.longestGradient !== null) {
    requirePositive("longestGradient", recipe.longestGradient, { subject, remedy: "usa null para no acortar nunca el gradiente" });
  }
  if (recipe.spectralLimit !== undefined) {
    requirePositive("spectralLimit", recipe.spectralLimit, { subject, remedy: "quita spectralLimit de la receta para no limitar nada" });
  }
  if (recipe.crossEntropy !== undefined) {
    requirePositive("crossEntropy", recipe.crossEntropy, { subject, remedy: "quita crossEntropy de la receta para no aprender clases" });
  }
  requireOneOf("buffer.kind", recipe.buffer.kind, { subject, allowed: ["replay", "frozen"] });
  return recipe;
}
