import { requireFinite, requireInteger, requireSamples } from "../errors";
import { generator } from "../rng/generator";
import { rng, STREAM } from "../rng/rng";
import { blur } from "./blur";
import type { Pictures } from "./contrasts";

/**
 * Images with their pixels in other places, all of them in the same disorder: as much ink as before and no stroke left.
 *
 * out_i(p) = x_i(π(p)), with π one permutation drawn from the seed. A dense network that learns from shuffled images learns as well
 * as from images; a convolution does not.
 * @param x of shape [n, size]
 * @throws ShapeError, OptionError
 * @example
 * shuffledPixels(Float32Array.of(1, 2, 3, 10, 20, 30), { size: 3, seed: 3 }); // Float32Array(6) [ 3, 2, 1, 30, 20, 10 ]
 */
export function shuffledPixels(
  x: Float32Array,
  { size, seed }: { readonly size: number; readonly seed: number } = {} as { size: number; seed: number },
): Float32Array {
  const subject = "shuffledPixels";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de píxeles de una imagen; 784 en las de 28 × 28" });
  requireSamples("x", x, { subject, shape: [size] });
  const places = generator(rng(seed, STREAM.general, 3)).permutation(size);
  return x.map((_, k) => x[k - (k % size) + places[k % size]]);
}

/**
 * Images moved as a whole by some pixels: what leaves on one side is lost, and background comes in on the other.
 *
 * out(row, column) = x(row − down, column − right).
 * @param x of shape [n, side, side, 1], or flat
 * @param options.right pixels to the right, negative to the left; `down`, the same downwards
 * @throws ShapeError, OptionError
 * @example
 * shifted(Float32Array.of(1, 2, 3, 4), { side: 2, right: 1, background: 0 }); // Float32Array(4) [ 0, 1, 0, 3 ]
 */
export function shifted(
  x: Float32Array,
  { side, right = 0, down = 0, background = -1 }: Pictures & { readonly right?: number; readonly down?: number } = {} as Pictures,
): Float32Array {
  const subject = "shifted";
  requireSide(side, subject);
  requireSamples("x", x, { subject, shape: [side, side, 1] });
  for (const [name, value] of Object.entries({ right, down })) {
    requireInteger(name, value, { subject, min: -side, max: side, remedy: "son píxeles enteros; 0 no mueve nada" });
  }
  requireFinite("background", background, { subject });
  return x.map((_, k) => {
    const [column, row] = [(k % side) - right, (Math.floor(k / side) % side) - down];
    const inside = column >= 0 && row >= 0 && column < side && row < side;
    return inside ? x[k - right - down * side] : background;
  });
}

/**
 * Images out of focus: each pixel becomes the mean of the 3 × 3 pixels around it, some times over; beyond the edges there is background.
 * `softened` is the kernel with binomial weights, a little narrower.
 * @param x of shape [n, side, side, 1], or flat
 * @param options.times how many times; each adds 2/3 to the variance of the blur along each axis, in pixels²
 * @throws ShapeError, OptionError
 * @example
 * blurredImages(Float32Array.of(0, 0, 0, 0, 9, 0, 0, 0, 0), { side: 3, background: 0 }); // Float32Array(9) [ 1, 1, 1, 1, 1, 1, 1, 1, 1 ]
 */
export function blurredImages(
  x: Float32Array,
  { side, times = 1, background = -1 }: Pictures & { readonly times?: number } = {} as Pictures,
): Float32Array {
  const subject = "blurredImages";
  requireSide(side, subject);
  requireSamples("x", x, { subject, shape: [side, side, 1] });
  requireInteger("times", times, { subject, max: 100, remedy: "1 es un poco; 3, bastante" });
  requireFinite("background", background, { subject });
  return blur(x, { side, times, background, middle: 1 });
}

function requireSide(side: number, subject: string): void {
  requireInteger("side", side, { subject, min: 1, max: 4096, remedy: "32 en imágenes con borde, 28 en las planas" });
}
