import { requireInteger } from "../errors";
import { generator, rng, STREAM } from "../rng/index";
import { type ImageSet, requireImageSet } from "./image-set";
import { type Preprocess, toPadded } from "./preprocess";

/** How `batches` walks through a set. */
export interface BatchOptions {
  /** Images a batch. Recipe: 128. */
  readonly batchSize?: number;
  /** With the epoch, decides the order. */
  readonly seed?: number;
  /** Number of the epoch, from 0: each one has its own order. */
  readonly epoch?: number;
  /** false keeps the order of the file, the same in every epoch: what Keras does to a `tf.data.Dataset` in spite of `shuffle=True`. */
  readonly shuffle?: boolean;
  readonly preprocess?: Preprocess;
}

/** One batch: images as floats, with their labels and their numbers in the set. */
export interface Batch {
  readonly x: Float32Array;
  readonly labels: Uint8Array;
  readonly indices: Uint32Array;
}

/**
 * How many whole batches an epoch has, ⌊count / batchSize⌋: the last partial one is dropped.
 * @throws OptionError when there is not one whole batch.
 * @example
 * batchCount({ count: 60_000 }, 128); // 468
 */
export function batchCount(set: Pick<ImageSet, "count">, batchSize = 128): number {
  const count = requireInteger("count", set?.count, { subject: "batches", remedy: "pasa un conjunto de imágenes, como mnist.train" });
  requireInteger("batchSize", batchSize, {
    subject: "batches",
    min: 1,
    max: count,
    remedy: `el conjunto tiene ${count} imágenes; el valor de la receta es 128`,
  });
  return Math.floor(count / batchSize);
}

/**
 * The whole batches of one epoch, each image at most once, in an order that is a function of (seed, epoch).
 *
 * The last partial batch is dropped: with MNIST and batches of 128, its 96 real and 128 fake images would be split in
 * halves and 16 fakes would count as real, as happens in the lesson that this workbook starts from.
 * @throws OptionError
 * @example
 * const dots = imageSet("puntos", { pixels: new Uint8Array(5), labels: Uint8Array.of(0, 1, 2, 3, 4), height: 1, width: 1 });
 * Array.from(batches(dots, { batchSize: 2, shuffle: false }), ({ labels }) => [...labels]); // [ [ 0, 1 ], [ 2, 3 ] ]
 */
export function batches(
  set: ImageSet,
  { batchSize = 128, seed = 0, epoch = 0, shuffle = true, preprocess = toPadded }: BatchOptions = {},
): Generator<Batch, void, undefined> {
  requireImageSet(set, "batches");
  const total = batchCount(set, batchSize);
  requireInteger("seed", seed, { subject: "batches", remedy: "usa una semilla entera, por ejemplo 7" });
  requireInteger("epoch", epoch, { subject: "batches", max: 0xffffffff });
  const key = rng(seed, STREAM.batches, epoch);
  return walk(shuffle ? generator(key).permutation(set.count) : Uint32Array.from({ length: set.count }, (_, i) => i));

  function* walk(order: Uint32Array): Generator<Batch, void, undefined> {
    for (let b = 0; b < total; b++) {
      const indices = order.slice(b * batchSize, (b + 1) * batchSize);
      yield { x: preprocess(set, indices), labels: Uint8Array.from(indices, (i) => set.labels[i]), indices };
    }
  }
}

/**
 * The first batch of an epoch: enough to look at data or to try a step.
 * @throws OptionError
 * @example
 * const dots = imageSet("puntos", { pixels: new Uint8Array(5), labels: Uint8Array.of(0, 1, 2, 3, 4), height: 1, width: 1 });
 * firstBatch(dots, { batchSize: 2, shuffle: false }).labels; // Uint8Array(2) [ 0, 1 ]
 */
export function firstBatch(set: ImageSet, options: BatchOptions = {}): Batch {
  return batches(set, options).next().value as Batch; // `batches` refuses a set without one whole batch
}
