import { requireSamples } from "../errors";
import { type ContrastiveLoss, contrastiveGradient } from "../objective/contrastive-divergence";
import { rng, STREAM } from "../rng/rng";
import { langevin } from "../sampler/langevin";
import { sample } from "../sampler/sample";
import { withDataNoise } from "./data-noise";
import type { Training } from "./training";

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
 * @param real Float32Array of shape [recipe.batchSize, ...spec.inputShape]
 * @throws ShapeError, OptionError; AbortError when `signal` fires: the step can then be made again with the same bits.
 */
export async function trainStep(run: Training, real: Float32Array, { signal }: { signal?: AbortSignal } = {}): Promise<StepMetrics> {
  const { network, energy, recipe, buffer, seed, step } = run;
  const samples = requireSamples("real", real, { subject: "trainStep", shape: network.spec.inputShape });
  const bounds = recipe.langevin.bounds ?? null;
  const data = withDataNoise(real, rng(seed, STREAM.dataNoise, step), { noise: recipe.dataNoise, bounds, samples });

  const start = buffer.draw(samples, step + 1);
  const fakes = await sample(langevin(energy, recipe.langevin), start.x, { seed, index: step, steps: recipe.steps, record: [], signal });
  buffer.push(fakes.x, start.ages);

  const { gradient, ...loss } = contrastiveGradient(network, data, fakes.x, { alpha: recipe.alpha });
  [run.weights, run.moments] = run.optimizer.step(run.moments, run.weights, gradient);
  network.setWeights(run.weights);
  run.step++;

  const lastNorms = fakes.trace.gradientNorm.subarray(-samples);
  return { ...loss, parameterGradient: norm(gradient), inputGradient: mean(lastNorms), bufferAge: buffer.meanAge() };
}

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
}

function mean(values: Float32Array): number {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : 0;
}
