import { OptionError, requireInteger } from "../errors";
import { type ImageSet, requireImageSet } from "./image-set";

/** Turns the chosen images of a set into the float32 batch that a network takes. */
export type Preprocess = (set: ImageSet, indices: ArrayLike<number>) => Float32Array;

/** Pixels that `toPadded` adds on each side: 28×28 becomes 32×32. */
const PADDING = 2;
/** (v − 127.5) / 127.5 of each byte v, rounded once to float32, as NumPy does. */
const SIGNED = Float32Array.from({ length: 256 }, (_, v) => (v - 127.5) / 127.5);
const UNIT = Float32Array.from({ length: 256 }, (_, v) => v / 255);

/**
 * The recipe's preprocessing: x = (v − 127.5) / 127.5 in [−1, 1], with 2 background pixels (−1) on each side.
 *
 * The result has shape [indices.length, height + 4, width + 4, 1] (NHWC): [n, 32, 32, 1] for MNIST.
 * Source: D. Foster (2023), "Generative Deep Learning", 2nd ed., chapter 7.
 * @throws OptionError when an index is not an image of the set.
 * @example
 * const dot = imageSet("punto", { pixels: Uint8Array.of(255), labels: Uint8Array.of(0), height: 1, width: 1 });
 * const padded = toPadded(dot, [0]);
 * [padded.length, padded[0], padded[12]]; // [ 25, -1, 1 ]
 */
export function toPadded(set: ImageSet, indices: ArrayLike<number>): Float32Array {
  checkIndices("toPadded", set, indices);
  requireGrey("toPadded", set);
  const { pixels, height, width } = set;
  const paddedWidth = width + 2 * PADDING;
  const size = (height + 2 * PADDING) * paddedWidth;
  const out = new Float32Array(indices.length * size).fill(-1);
  for (let k = 0; k < indices.length; k++) {
    for (let row = 0; row < height; row++) {
      const from = (indices[k] * height + row) * width;
      const to = k * size + (row + PADDING) * paddedWidth + PADDING;
      for (let column = 0; column < width; column++) out[to + column] = SIGNED[pixels[from + column]];
    }
  }
  return out;
}

/**
 * For dense networks: x = v / 255 in [0, 1], flat. The result has shape [indices.length, height · width].
 * @throws OptionError when an index is not an image of the set.
 * @example
 * const dots = imageSet("puntos", { pixels: Uint8Array.of(0, 255), labels: Uint8Array.of(0, 1), height: 1, width: 1 });
 * toFlat01(dots, [1, 0]); // Float32Array(2) [ 1, 0 ]
 */
export function toFlat01(set: ImageSet, indices: ArrayLike<number>): Float32Array {
  checkIndices("toFlat01", set, indices);
  requireGrey("toFlat01", set);
  const size = set.height * set.width;
  const out = new Float32Array(indices.length * size);
  for (let k = 0; k < indices.length; k++) {
    for (let j = 0; j < size; j++) out[k * size + j] = UNIT[set.pixels[indices[k] * size + j]];
  }
  return out;
}

/**
 * Without padding, for images of any number of channels: x = (v − 127.5) / 127.5 in [−1, 1], of shape [indices.length, height, width, channels].
 * @throws OptionError when an index is not an image of the set.
 * @example
 * const red = imageSet("rojo", { pixels: Uint8Array.of(255, 0, 0), labels: Uint8Array.of(0), height: 1, width: 1, channels: 3 });
 * toSigned(red, [0]); // Float32Array(3) [ 1, -1, -1 ]
 */
export function toSigned(set: ImageSet, indices: ArrayLike<number>): Float32Array {
  checkIndices("toSigned", set, indices);
  const size = set.pixels.length / set.count;
  const out = new Float32Array(indices.length * size);
  for (let k = 0; k < indices.length; k++) {
    for (let j = 0; j < size; j++) out[k * size + j] = SIGNED[set.pixels[indices[k] * size + j]];
  }
  return out;
}

function requireGrey(subject: string, { name, channels = 1 }: ImageSet): void {
  if (channels === 1) return;
  throw new OptionError({
    subject,
    problem: `«${name}» tiene imágenes de ${channels} canales y aquí solo valen las grises`,
    remedy: "usa preprocess: toSigned",
  });
}

function checkIndices(subject: string, set: ImageSet, indices: ArrayLike<number>): void {
  const { name, count } = requireImageSet(set, subject);
  requireInteger("indices.length", indices?.length, { subject, remedy: "pasa los números de las imágenes, por ejemplo [0, 1]" });
  for (let k = 0; k < indices.length; k++) {
    requireInteger(`indices[${k}]`, indices[k], {
      subject,
      max: count - 1,
      remedy: `«${name}» tiene ${count} imágenes, numeradas desde 0`,
    });
  }
}
