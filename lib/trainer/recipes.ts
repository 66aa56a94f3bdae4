import { requireOneOf } from "../errors";
import type { PresetName } from "../network/presets";
import type { Recipe } from "./recipe";

/** The recipe of seed 0, which is that of "Generative Deep Learning", 2nd ed., ch. 7 (Foster, 2023). */
export const GDL_RECIPE: Recipe = {
  name: "gdl",
  epochs: 70,
  images: "padded",
  shuffle: true,
  batchSize: 128,
  langevin: { stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] },
  steps: 60,
  dataNoise: 0.005,
  alpha: 0.1,
  adam: { learningRate: 1e-4 },
  learningRateDecay: 1,
  longestGradient: null,
  buffer: { kind: "replay", capacity: 8192, newFraction: 0.05 },
};

/**
 * The same with what keeps the training of the UvA course stable: Adam without momentum, a learning rate that falls by 3 %
 * an epoch, and parameter gradients no longer than 0.1.
 * Source: Lippe, UvA Deep Learning Tutorials, tutorial 8, "Deep Energy Models".
 */
export const UVA_RECIPE: Recipe = {
  ...GDL_RECIPE,
  name: "uva",
  adam: { learningRate: 1e-4, beta1: 0 },
  learningRateDecay: 0.97,
  longestGradient: 0.1,
};

/** The recipe of seed 1, with a buffer that replays; `buffer: { ...buffer, kind: "frozen" }` is the seed's own. */
export const SEED1_RECIPE: Recipe = { ...GDL_RECIPE, name: "seed1", epochs: 10, steps: 100 };

/**
 * Seed 3's network on flat images in [0, 1]; its fakes come from the model, where the seed took plain noise.
 *
 * It collapses in its second epoch: a pixel whose gradient passes ±gradientClip moves by 0.3 in a step, almost a third of its
 * range, so that chains do not settle, the network tells them from data ever better, and more pixels pass (half of them, in notebook 08). `MLP_RECIPE` is the one that trains.
 */
export const SEED3_RECIPE: Recipe = {
  ...GDL_RECIPE,
  name: "seed3",
  epochs: 120,
  images: "flat01",
  batchSize: 64,
  langevin: { stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [0, 1] },
  adam: { learningRate: 1e-3 },
};

/** The same with Langevin steps ten times smaller, which a pixel in [0, 1] can follow. */
export const MLP_RECIPE: Recipe = { ...SEED3_RECIPE, name: "mlp", langevin: { ...SEED3_RECIPE.langevin, stepSize: 1 } };

/**
 * A classifier that is an energy too: the contrastive loss of the lesson plus four times the cross-entropy of the classes, on the
 * network `mnist-jem`. Beside `uva`: smaller batches with a larger rate that falls faster, fewer Langevin steps, data noise of
 * 0.03, and gradients of length 1, since that of the cross-entropy is longer. Two epochs: with the same numbers the chains of one seed
 * left the data in the third, real and fake energies 9 apart, though classes and energies still told digits from clothes. With rates
 * of 5e-4 and 1e-3 it knew the classes sooner, but digits of different classes drifted to different energies, and clothes lay among them.
 * Source: Grathwohl et al. (2020), "Your classifier is secretly an energy based model and you should treat it like one".
 */
const JEM_RECIPE: Recipe = {
  ...UVA_RECIPE,
  name: "jem",
  epochs: 2,
  batchSize: 64,
  steps: 20,
  dataNoise: 0.03,
  adam: { learningRate: 3e-4, beta1: 0 },
  learningRateDecay: 0.7,
  longestGradient: 1,
  crossEntropy: 4,
};

/** Colour images of 32 × 32, for the network `ebm-cifar`: the numbers of `uva`, because colour has three times as many pixels to go wrong. */
const CIFAR_RECIPE: Recipe = { ...UVA_RECIPE, name: "cifar", images: "signed" };

/** The recipes by name. */
export const RECIPES = {
  gdl: GDL_RECIPE,
  uva: UVA_RECIPE,
  seed1: SEED1_RECIPE,
  seed3: SEED3_RECIPE,
  mlp: MLP_RECIPE,
  jem: JEM_RECIPE,
  cifar: CIFAR_RECIPE,
} as const;
export type RecipeName = keyof typeof RECIPES;

/** The networks that `npm run train` trains, each with the recipe of its seed, the one that mends it, or one of its own. */
export const TRAINABLE = {
  "ebm-mnist": "gdl",
  "ebm-mnist-compact": "seed1",
  "mlp-784": "mlp",
  "mnist-jem": "jem",
  "ebm-cifar": "cifar",
} as const satisfies Partial<Record<PresetName, RecipeName>>;
export type TrainableName = keyof typeof TRAINABLE;

/**
 * A recipe by its name.
 * @throws OptionError when there is none of that name.
 * @example
 * recipe("uva").adam.beta1; // 0
 */
export function recipe(name: RecipeName): Recipe {
  return RECIPES[requireOneOf("name", name, { subject: "recipe", allowed: Object.keys(RECIPES) as RecipeName[] })];
}
