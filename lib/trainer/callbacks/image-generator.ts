import { EbmError, requireInteger, requireMembers } from "../../errors";
import { generator, rng, STREAM } from "../../rng/index";
import { langevin } from "../../sampler/langevin";
import { sample } from "../../sampler/sample";
import { uniformStart } from "../../sampler/start";
import type { RunFolder } from "../run-folder";
import type { Callback, CallbackContext } from "./callback";
import { gridPng, imageShape, type Png } from "./grid-png";

/** How many pictures of a run, and of what. */
export interface ImageGeneratorOptions {
  /** Samples in each of the two grids. */
  readonly count?: number;
  /** Langevin steps from noise, with the rule of the run's recipe. */
  readonly steps?: number;
  /** Epochs from one pair of grids to the next. */
  readonly every?: number;
  /** Of the noise and of the choice of remembered images; it has nothing to do with the run's seed. */
  readonly seed?: number;
}

/** A grid of images of an epoch, for other callbacks to show. */
export interface Picture extends Png {
  /** "muestras" or "memoria". */
  readonly name: string;
  /** From 0. */
  readonly epoch: number;
}

/** A callback that draws what a run can do. */
export interface ImageGenerator extends Callback {
  /** The grids of the last epoch that had any. */
  pictures(): readonly Picture[];
}

interface Grid {
  readonly name: string;
  readonly images: Float32Array;
  /** What the JSON beside the picture says of it. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Writes two grids of images at the end of an epoch, as seed 0's callback does: images/epoch-003-muestras.png (after three
 * epochs), samples from uniform noise, and images/epoch-003-memoria.png, images of the buffer; a JSON file beside each has
 * their energies, row by row, in E's units.
 *
 * The samples of all epochs start from the same noise and are shaken by the same noise, so that two grids differ by what
 * was learned between them. Nothing of the run changes: the random numbers come from a stream of their own and the buffer is
 * only looked at. When the training is interrupted the samples of that epoch are left out, and so are chains that diverge.
 * @throws OptionError; also at the beginning of a run whose network sees no images.
 * @example
 * imageGenerator(memoryFolder(), { count: 0 }); // throws OptionError
 */
export function imageGenerator(
  folder: RunFolder,
  { count = 10, steps = 1000, every = 1, seed = 0 }: ImageGeneratorOptions = {},
): ImageGenerator {
  const subject = "imageGenerator";
  requireMembers("folder", folder, { subject, kind: "una carpeta de runFolder", members: ["write"] });
  requireInteger("count", count, { subject, min: 1, max: 400 });
  requireInteger("steps", steps, { subject, max: 1e6 });
  requireInteger("every", every, { subject, min: 1, max: 1e6 });
  const noise = seedFor(seed);
  const kept = { pictures: [] as readonly Picture[] };
  return {
    name: "image-generator",
    pictures: () => kept.pictures,
    onBegin: ({ run }) => void imageShape(run.network.spec.inputShape, subject),
    onEpoch: async ({ epoch }, context) => {
      if ((epoch + 1) % every !== 0) return;
      const memory = remembered(context, { count, key: rng(seed, STREAM.callbacks, epoch + 1) });
      const samples = await sampled(context, { count, steps, seed: noise, epoch });
      kept.pictures = [samples ?? [], memory].flat().map((grid) => write(folder, grid, { context, epoch }));
    },
  };
}

/** A seed with 53 bits of a stream of its own, so that neither start nor noise are those of any run, whatever its seed. */
function seedFor(seed: number): number {
  const words = generator(rng(seed, STREAM.callbacks));
  return (words.uint32() >>> 11) * 2 ** 32 + words.uint32();
}

/** Images of the buffer, uniformly with replacement. */
function remembered({ run }: CallbackContext, { count, key }: { count: number; key: ReturnType<typeof rng> }): Grid {
  const { buffer, network } = run;
  const choices = generator(key);
  const positions = Array.from({ length: count }, () => choices.integer(buffer.size));
  const size = buffer.at(0).length;
  const images = new Float32Array(count * size);
  positions.forEach((position, i) => images.set(buffer.at(position), i * size));
  const ages = buffer.ages();
  const facts = { positions, ages: positions.map((position) => ages[position]), energies: [...network.energy(images)] };
  return { name: "memoria", images, facts };
}

/** Samples from noise; undefined when somebody interrupts, or when the chains diverge. */
async function sampled(
  { run, signal, say }: CallbackContext,
  { count, steps, seed, epoch }: { count: number; steps: number; seed: number; epoch: number },
): Promise<Grid | undefined> {
  const rule = run.recipe.langevin;
  const start = uniformStart(run.energy.shape, { chains: count, seed, bounds: rule.bounds ?? undefined });
  try {
    const { x, energies } = await sample(langevin(run.energy, rule), start, { seed, steps, signal });
    return { name: "muestras", images: x, facts: { steps, seed, energies: [...energies] } };
  } catch (error) {
    if (!(error instanceof EbmError)) throw error;
    const reason = signal.aborted ? "se interrumpió el entrenamiento" : error.message.split("\n")[0];
    say(`No hay muestras de la época ${epoch + 1}: ${reason}`);
    return undefined;
  }
}

function write(folder: RunFolder, { name, images, facts }: Grid, { context, epoch }: { context: CallbackContext; epoch: number }): Picture {
  const { spec } = context.run.network;
  const shape = imageShape(spec.inputShape, "imageGenerator");
  const picture = gridPng(images, { shape, range: context.run.recipe.langevin.bounds ?? [-1, 1] });
  const file = `images/epoch-${String(epoch + 1).padStart(3, "0")}-${name}`;
  folder.write(`${file}.json`, `${JSON.stringify({ network: spec.name, epochs: epoch + 1, ...facts })}\n`);
  folder.write(`${file}.png`, picture.png);
  return { ...picture, name, epoch };
}
