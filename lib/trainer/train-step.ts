import { requireSamples, ShapeError } from "../errors";
import { type ContrastiveLoss, contrastiveGradient } from "../objective/contrastive-divergence";
import { rng, STREAM } from "../rng/rng";
import { langevin } from "../sampler/langevin";
import { sample } from "../sampler/sample";
import { withDataNoise } from "./data-noise";
import { requireTraining, type Training } from "./training";

/** What a training step reports: the seeds' five metrics, and three that tell how the chains and the weights fare. */
export interface StepMetrics extends ContrastiveLoss {
  /** |∂L/∂θ|. */
  readonly parameterGradient: number;
  /** Mean |∇ₓE| of the chains at their last Langevin step. */
  readonly inputGradient: number;
  /** Mean age of the buffer's samples, in Langevin rounds. */
  readonly bufferAge: number;
}

/**
 * One step of persistent contrastive divergence, as the recipe has it:
 *
 * real images + a little noise; fakes from the buffer, moved by Langevin and put back; Adam on the contrastive loss.
 * A step that fails or is aborted leaves θ, moments and buffer as they were: made again, it gives the same bits.
 * @param real Float32Array of shape [recipe.batchSize, ...spec.inputShape]
 * @throws ShapeError, OptionError; EbmError when a chain diverges; AbortError when `signal` fires.
 * @example
 * const run = startTraining(await openNetwork(preset("mlp-10"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 4, steps: 2 }, { seed: 7 });
 * const { loss, reg, cdiv } = await trainStep(run, normalStart([10], { chains: 4, seed: 1, spread: 0.1 }));
 * [run.step, loss === reg + cdiv]; // [ 1, true ]
 */
export async function trainStep(run: Training, real: Float32Array, { signal }: { signal?: AbortSignal } = {}): Promise<StepMetrics> {
  const { network, energy, recipe, buffer, seed, step } = requireTraining(run, "trainStep");
  const samples = requireBatch(real, run);
  const { bounds = [-1, 1] } = recipe.langevin;
  const data = withDataNoise(real, rng(seed, STREAM.dataNoise, step), { noise: recipe.dataNoise, bounds, samples });

  const start = buffer.draw(samples, step + 1);
  const fakes = await sample(langevin(energy, recipe.langevin), start.x, { seed, index: step, steps: recipe.steps, record: [], signal });

  const { gradient, ...loss } = contrastiveGradient(network, data, fakes.x, { alpha: recipe.alpha });
  const moments = network.adamStep(run.moments, gradient, run.optimizer.rates(run.moments.step));
  buffer.push(fakes.x, start.ages);
  Object.assign(run, { weights: network.weights(), moments: { ...moments, step: run.moments.step + 1 }, step: step + 1 });

  const lastNorms = fakes.trace.gradientNorm.subarray(-samples);
  return { ...loss, parameterGradient: norm(gradient), inputGradient: mean(lastNorms), bufferAge: buffer.meanAge() };
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

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
}

function mean(values: Float32Array): number {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : 0;
}
