import { OptionError, requireSamples, ShapeError } from "../errors";
import { classLoss } from "../objective/class-loss";
import { type ContrastiveGradient, contrastiveGradient } from "../objective/contrastive-divergence";
import { rng, STREAM } from "../rng/rng";
import { langevin } from "../sampler/langevin";
import { sample } from "../sampler/sample";
import { DEFAULT_LEARNING_RATE } from "./adam";
import { euclideanNorm } from "./euclidean-norm";
import { keepLimit } from "./spectral-limit";
import type { StepMetrics } from "./step-metrics";
import { requireTraining, type Training } from "./training";

/** What a step may be given besides its images. */
export interface StepOptions {
  readonly signal?: AbortSignal;
  /** The class of each image, in a recipe that learns classes. */
  readonly labels?: ArrayLike<number>;
}

/**
 * One step of persistent contrastive divergence, as the recipe has it:
 *
 * real images + a little noise; fakes from the buffer, moved by Langevin and put back; Adam on the contrastive loss, with the
 * cross-entropy of the labels in a recipe that has classes; and, in a recipe that has one, the spectral limit.
 * A step that fails or is aborted leaves θ, moments and buffer as they were: made again, it gives the same bits.
 * @param real Float32Array of shape [recipe.batchSize, ...spec.inputShape]
 * @throws ShapeError, OptionError; EbmError when a chain diverges; AbortError when `signal` fires.
 * @example
 * const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4, steps: 2 }, { seed: 7 });
 * const { loss, reg, cdiv } = await trainStep(run, normalStart([10], { chains: 4, seed: 1, spread: 0.1 }));
 * [run.step, loss === reg + cdiv]; // [ 1, true ]
 */
export async function trainStep(run: Training, real: Float32Array, { signal, labels }: StepOptions = {}): Promise<StepMetrics> {
  const { network, energy, recipe, buffer, seed, step, moments } = requireTraining(run, "trainStep");
  const samples = requireBatch(real, run);
  const { bounds = [-1, 1] } = recipe.langevin;
  const data = network.perturb(real, { noise: recipe.dataNoise, bounds, rng: rng(seed, STREAM.dataNoise, step) });

  const start = buffer.draw(samples, step + 1);
  const fakes = await sample(langevin(energy, recipe.langevin), start.x, { seed, index: step, steps: recipe.steps, record: [], signal });

  const { gradient, ...loss } = withClasses(run, contrastiveGradient(network, data, fakes.x, { alpha: recipe.alpha }), { data, labels });
  const parameterGradient = euclideanNorm(gradient);
  shorten(gradient, parameterGradient, recipe.longestGradient);
  const next = network.adamStep(moments, gradient, run.optimizer.rates(moments.step, learningRate(run)));
  const after = updated(run);
  buffer.push(fakes.x, start.ages);
  Object.assign(run, { ...after, moments: { ...next, step: moments.step + 1 }, step: step + 1 });

  const lastNorms = fakes.trace.gradientNorm.subarray(-samples);
  return { ...loss, parameterGradient, inputGradient: mean(lastNorms), bufferAge: buffer.meanAge() };
}

/**
 * The learning rate of the epoch that is under way: η · decay^epoch, times what a schedule and a watchdog made of it.
 * @example
 * const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...UVA_RECIPE, batchSize: 4 }, { seed: 7 });
 * run.epoch = 2;
 * learningRate(run).toExponential(3); // '9.409e-5'
 */
export function learningRate({ recipe, epoch, rateFactor, rateScale }: Training): number {
  return (recipe.adam.learningRate ?? DEFAULT_LEARNING_RATE) * recipe.learningRateDecay ** epoch * rateFactor * rateScale;
}

/** The contrastive loss and, in a recipe with classes, its weight times their cross-entropy on the same images. */
function withClasses(
  { network, recipe }: Training,
  contrastive: ContrastiveGradient,
  { data, labels }: { readonly data: Float32Array; readonly labels?: ArrayLike<number> },
): ContrastiveGradient & Pick<StepMetrics, "crossEntropy" | "accuracy"> {
  const { crossEntropy: weight } = recipe;
  if (weight === undefined) return contrastive;
  if (!labels)
    throw new OptionError({ subject: "trainStep", problem: "la receta aprende clases y no llegó ninguna", remedy: "pasa labels" });
  const { loss: crossEntropy, accuracy, gradient: sharp } = classLoss(network, data, labels);
  const gradient = contrastive.gradient.map((g, j) => g + weight * sharp[j]);
  return { ...contrastive, loss: contrastive.loss + weight * crossEntropy, gradient, crossEntropy, accuracy };
}

/** θ after an update, at the spectral limit of the recipe or below; if that fails, the network has again the θ of before. */
function updated(run: Training): Pick<Training, "weights" | "directions"> {
  try {
    return keepLimit(run.network, run);
  } catch (error) {
    run.network.setWeights(run.weights);
    throw error;
  }
}

/** Scales a gradient of that norm down to the longest allowed, in place; the tiny term is PyTorch's, against 0/0. */
function shorten(gradient: Float32Array, length: number, longest: number | null): void {
  const scale = longest === null ? 1 : longest / (length + 1e-6);
  if (scale < 1) for (let i = 0; i < gradient.length; i++) gradient[i] *= scale;
}

/** One whole batch: images of another shape can hold whole samples by chance, as 128 · 784 = 98 · 1024 values do. */
function requireBatch(real: Float32Array, { network, recipe }: Training): number {
  const { inputShape: shape } = network.spec;
  const context = { subject: "trainStep", remedy: "mira que preprocess dé la forma de entrada de la red" };
  const samples = requireSamples("real", real, { ...context, shape });
  if (samples === recipe.batchSize) return samples;
  throw new ShapeError({
    ...context,
    problem: `real debe tener ${recipe.batchSize} muestras de forma [${shape.join(", ")}] y tiene ${samples}`,
  });
}

function mean(values: Float32Array): number {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : 0;
}
