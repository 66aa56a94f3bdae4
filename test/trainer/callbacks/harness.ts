import { imageSet } from "ebm/data";
import { openNetwork } from "ebm/engine";
import { conv2d, dense, flatten, network, type NetworkSpec } from "ebm/network";
import { generator, rng } from "ebm/rng";
import {
  type Callback,
  type CallbackContext,
  type EpochReport,
  GDL_RECIPE,
  learningRate,
  type Recipe,
  type RunFolder,
  startTraining,
  train,
  type Training,
} from "ebm/trainer";

/** Bright squares in the middle of 28×28 images. */
const draws = generator(rng(1));
const squares = imageSet("cuadrados", {
  pixels: Uint8Array.from({ length: 24 * 784 }, (_, i) => {
    const [row, column] = [Math.floor((i % 784) / 28), i % 28];
    return row >= 10 && row < 18 && column >= 10 && column < 18 ? 200 + draws.integer(56) : 0;
  }),
  labels: new Uint8Array(24),
  height: 28,
  width: 28,
});

const TINY = network({
  name: "diminuta",
  inputShape: [32, 32, 1],
  layers: [conv2d(4, { kernelSize: 5, strides: 4, activation: "swish" }), flatten(), dense(1)],
});
/** A flat network of [0, 1] images, as seed 3's. */
export const FLAT = network({ name: "plana", inputShape: [784], layers: [dense(4, { activation: "swish" }), dense(1)] });
export const FLAT_RECIPE: Partial<Recipe> = { images: "flat01", langevin: { ...GDL_RECIPE.langevin, bounds: [0, 1] } };

const SMALL: Recipe = { ...GDL_RECIPE, batchSize: 8, steps: 3, adam: { learningRate: 1e-3 } };

/** A small run: 3 batches of 8 images an epoch. */
export async function smallRun(changes: Partial<Recipe> = {}, spec: NetworkSpec = TINY): Promise<Training> {
  return startTraining(await openNetwork(spec, { seed: 5 }), { ...SMALL, ...changes }, { seed: 5 });
}

/** What callbacks said and asked for. */
export interface Heard {
  readonly said: string[];
  readonly stops: string[];
}

/** A context by hand, with what the callbacks say and ask for. */
export function contextOf(
  run: Training,
  { history = [], signal = new AbortController().signal }: { history?: EpochReport[]; signal?: AbortSignal } = {},
): CallbackContext & Heard {
  const heard: Heard = { said: [], stops: [] };
  const ask = { stop: (reason: string) => void heard.stops.push(reason), say: (sentence: string) => void heard.said.push(sentence) };
  const unused = () => {
    throw new Error("these callbacks never go back nor save");
  };
  return { run, history, epochs: 100, signal, goBack: unused, checkpoint: unused, ...ask, ...heard };
}

/** Trains some epochs with callbacks, as a trainer does; `history` grows, and the seconds are those of a clock that stands. */
export async function trainWith(
  run: Training,
  callbacks: readonly Callback[],
  { epochs = 1, history = [], signal }: { epochs?: number; history?: EpochReport[]; signal?: AbortSignal } = {},
): Promise<CallbackContext & Heard> {
  const context = contextOf(run, { history, signal });
  for (const callback of callbacks) await callback.onBegin?.(context);
  for (let e = 0; e < epochs; e++) {
    const rate = learningRate(run);
    await train(run, squares, {
      onStep: async (record) => {
        for (const callback of callbacks) await callback.onStep?.(record, context);
      },
      onEpoch: async (record) => {
        history.push({ ...record, learningRate: rate, seconds: 1, validation: { cdiv: -1, real: -2, fake: -1 } });
        for (const callback of callbacks) await callback.onEpoch?.(history[history.length - 1], context);
      },
    });
  }
  for (const callback of callbacks) await callback.onEnd?.(context);
  return context;
}

/** A report of an epoch with so much of each metric. */
export function reportOf(epoch: number, metrics: Partial<EpochReport> = {}): EpochReport {
  const means = { loss: 1, reg: 2, cdiv: 3, real: 4, fake: 5, parameterGradient: 6, inputGradient: 7, bufferAge: 8 };
  return { epoch, batches: 3, ...means, learningRate: 1e-4, seconds: 90, ...metrics };
}

/** A file of a folder as text. @throws when it is not there */
export function textOf(folder: RunFolder, name: string): string {
  const bytes = folder.read(name);
  if (!bytes) throw new Error(`${name} is not in the folder`);
  return new TextDecoder().decode(bytes);
}
