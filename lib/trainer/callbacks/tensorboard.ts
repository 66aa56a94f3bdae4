import { requireInteger, requireMembers, requireSamples } from "../../errors";
import { parameterLayout } from "../../network/layout";
import { rng, STREAM, uniforms } from "../../rng/index";
import type { RunFolder } from "../run-folder";
import { eventWriter, histogramOf, histogramValue, imageValue, scalarValue } from "../tensorboard/index";
import type { StepRecord } from "../train";
import type { Training } from "../training";
import type { Callback, EpochReport } from "./callback";
import type { Picture } from "./image-generator";
import { metricsOf } from "./metrics";

/** What goes into the event files, and when. */
export interface TensorboardOptions {
  /** Training steps from one `batch_…` point to the next. */
  readonly every?: number;
  /** How many energies of the memory and of noise a histogram has. */
  readonly energies?: number;
  /** Real samples [n, ...inputShape] whose energies are shown too, e.g. the first 256 of the test set. */
  readonly real?: Float32Array;
  /** Grids to show, e.g. `pictures` of an `imageGenerator` that comes before in the list of callbacks. */
  readonly pictures?: () => readonly Picture[];
  /** Seconds since 1970; the only thing in the files that is not a function of the run. */
  readonly clock?: () => number;
}

/** Folders of the run. Each is a run for TensorBoard with an axis of its own: epochs (from 0), as in Keras, and steps (from 1). */
const PLACE = { epochs: "tensorboard/epocas", steps: "tensorboard/pasos" } as const;

/**
 * Writes event files for `tensorboard --logdir FOLDER/tensorboard`, with the tags of Keras' callback where it has them:
 *
 * every `every` steps, in tensorboard/pasos: `batch_loss`, `batch_cdiv` and the other metrics of a step; after each epoch, in
 * tensorboard/epocas: `epoch_loss`, …, `epoch_val_cdiv`, `epoch_learningRate`, histograms of the parameters by layer
 * (`conv2d/kernel`) and of energies (`energy/memoria`, `energy/ruido`, `energy/real`), and grids of images.
 *
 * A resumed run, or one that a watchdog takes back, goes on in new files, which make TensorBoard forget what came after
 * that step. Scalars are kept in single precision; history.json has all digits.
 * @throws OptionError, ShapeError; FileError while training, when the disk is full.
 * @example
 * tensorboard(memoryFolder(), { every: 0 }); // throws OptionError
 */
export function tensorboard(
  folder: RunFolder,
  { every = 10, energies = 256, real, pictures = () => [], clock = () => Date.now() / 1000 }: TensorboardOptions = {},
): Callback {
  const subject = "tensorboard";
  requireMembers("folder", folder, { subject, kind: "una carpeta de runFolder", members: ["append", "names"] });
  requireInteger("every", every, { subject, min: 1, max: 1e6, remedy: "por ejemplo every: 10" });
  requireInteger("energies", energies, { subject, min: 1, max: 65536 });
  const [epochs, steps] = [eventWriter(folder, PLACE.epochs, { clock }), eventWriter(folder, PLACE.steps, { clock })];
  return {
    name: "tensorboard",
    onBegin: ({ run }) => {
      if (real) requireSamples("real", real, { subject, shape: run.energy.shape });
      epochs.restart(run.epoch);
      steps.restart(run.step + 1);
    },
    onStep: (record) => (record.step % every === 0 ? steps.write(record.step, batchScalars(record)) : undefined),
    onEpoch: (report, { run }) => {
      const grids = pictures().filter(({ epoch }) => epoch === report.epoch);
      epochs.write(report.epoch, [
        ...epochScalars(report),
        ...parameterHistograms(run),
        ...energyHistograms(run, { energies, real }),
        ...grids.map((picture) => imageValue(`images/${picture.name}`, picture)),
      ]);
    },
  };
}

function batchScalars(record: StepRecord): Uint8Array[] {
  const metrics = Object.entries(record).filter(([name]) => !["step", "epoch", "batch", "batches"].includes(name));
  return metrics.map(([name, value]) => scalarValue(`batch_${name}`, value));
}

function epochScalars(report: EpochReport): Uint8Array[] {
  const metrics = Object.entries({ ...metricsOf(report), seconds: report.seconds });
  return metrics.flatMap(([name, value]) => (value === undefined ? [] : [scalarValue(`epoch_${name}`, value)]));
}

function parameterHistograms({ network, weights }: Training): Uint8Array[] {
  return parameterLayout(network.spec).flatMap(({ layer, name, offset, size }) =>
    histogram(`${layer}/${name}`, weights.subarray(offset, offset + size)),
  );
}

/** Energies of the newest images of the memory, of as much noise (the same in every epoch), and of real images. */
function energyHistograms(
  { network, buffer, recipe }: Training,
  { energies, real }: { readonly energies: number; readonly real?: Float32Array },
): Uint8Array[] {
  const count = Math.min(energies, buffer.size);
  const memory = buffer.images(count);
  const [low, high] = recipe.langevin.bounds ?? [-1, 1];
  const noise = new Float32Array(memory.length);
  uniforms(rng(0, STREAM.callbacks), noise);
  const noisy = noise.map((u) => low + (high - low) * u);
  return [
    ...histogram("energy/memoria", network.energy(memory)),
    ...histogram("energy/ruido", network.energy(noisy)),
    ...(real ? histogram("energy/real", network.energy(real)) : []),
  ];
}

function histogram(tag: string, values: Float32Array): Uint8Array[] {
  const counted = histogramOf(values);
  return counted ? [histogramValue(tag, counted)] : [];
}
