import { batchCount, batches } from "../data/batches";
import type { ImageSet } from "../data/image-set";
import type { Preprocess } from "../data/preprocess";
import { afterSteps } from "../engine/turns";
import { AbortError, requireInteger } from "../errors";
import { PREPROCESS } from "./preprocess";
import { addMetrics, meansOf, type StepMetrics } from "./step-metrics";
import { trainStep } from "./train-step";
import { requireTraining, type Training } from "./training";

/** A step's metrics with its place in the run. */
export interface StepRecord extends StepMetrics {
  /** Training steps made, from 1. */
  readonly step: number;
  /** Epoch of the step, from 0. */
  readonly epoch: number;
  /** Batch within the epoch, from 0, and how many there are. */
  readonly batch: number;
  readonly batches: number;
}

/** Means of the metrics over the batches of an epoch. */
export interface EpochRecord extends StepMetrics {
  readonly epoch: number;
  /** How many batches the means are of. */
  readonly batches: number;
}

/** How long to train, and who listens. */
export interface TrainOptions {
  readonly epochs?: number;
  /** Batches an epoch; by default all of them. */
  readonly stepsPerEpoch?: number;
  /** Bytes to floats of the network's input shape; by default what the recipe says. */
  readonly preprocess?: Preprocess;
  readonly signal?: AbortSignal;
  readonly onStep?: (record: StepRecord) => void | Promise<void>;
  readonly onEpoch?: (record: EpochRecord) => void | Promise<void>;
}

/** What happened in a call of {@link train}. */
export interface History {
  readonly steps: readonly StepRecord[];
  readonly epochs: readonly EpochRecord[];
}

/**
 * Trains for some epochs more: shuffled batches of the set, a {@link trainStep} each, means at the end of each epoch.
 *
 * The run goes on from where it is, also in the middle of an epoch, so train(epochs: 1) twice is train(epochs: 2), bit for bit.
 * Finishing an epoch that was under way counts as one of `epochs`.
 * @throws OptionError; AbortError when `signal` fires: the steps made so far are kept in the run.
 * @example
 * const dots = imageSet("puntos", { pixels: new Uint8Array(784 * 4), labels: new Uint8Array(4), height: 28, width: 28 });
 * const run = startTraining(await openNetwork(preset("mlp-784"), { seed: 7 }), { ...GDL_RECIPE, batchSize: 2, steps: 1 }, { seed: 7 });
 * const { steps } = await train(run, dots, { preprocess: toFlat01 });
 * [steps.length, run.epoch]; // [ 2, 1 ]
 */
export async function train(run: Training, set: ImageSet, options: TrainOptions = {}): Promise<History> {
  requireTraining(run, "train");
  const { epochs = 1, stepsPerEpoch, preprocess = PREPROCESS[run.recipe.images], signal, onStep, onEpoch } = options;
  requireInteger("epochs", epochs, { subject: "train", min: 1, max: 1e6 });
  const available = batchCount(set, run.recipe.batchSize);
  const perEpoch = requireInteger("stepsPerEpoch", stepsPerEpoch ?? available, { subject: "train", min: 1, max: available });
  const steps: StepRecord[] = [];
  const means: EpochRecord[] = [];
  for (let e = 0; e < epochs; e++) {
    const records = await trainEpoch(run, set, { perEpoch, preprocess, signal, onStep });
    const { epoch, batch, sums } = run;
    Object.assign(run, { epoch: epoch + 1, batch: 0, sums: {} });
    steps.push(...records);
    means.push({ ...meansOf(sums, batch), epoch, batches: batch });
    await onEpoch?.(means[means.length - 1]);
  }
  return { steps, epochs: means };
}

type EpochOptions = Pick<TrainOptions, "signal" | "onStep"> & { readonly perEpoch: number; readonly preprocess: Preprocess };

async function trainEpoch(run: Training, set: ImageSet, { perEpoch, preprocess, signal, onStep }: EpochOptions): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  const { seed, epoch, batch: done, recipe } = run;
  let batch = 0;
  for (const { x, labels } of batches(set, { batchSize: recipe.batchSize, seed, epoch, shuffle: recipe.shuffle, preprocess })) {
    if (batch++ < done) continue;
    if (batch > perEpoch) break;
    refuseWhenAborted(run, signal);
    const metrics = await trainStep(run, x, { signal, labels });
    Object.assign(run, { batch, sums: addMetrics(run.sums, metrics) });
    records.push({ ...metrics, step: run.step, epoch, batch: batch - 1, batches: perEpoch });
    await onStep?.(records[records.length - 1]);
  }
  return records;
}

function refuseWhenAborted(run: Training, signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new AbortError({
    subject: "train",
    problem: `el entrenamiento se interrumpió ${afterSteps(run.step)}`,
    remedy: "llama otra vez a train para seguir desde ahí",
  });
}
