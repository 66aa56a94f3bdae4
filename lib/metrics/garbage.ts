import { requireSamples } from "../errors";
import type { Generator } from "../rng/generator";
import { BACKGROUND, blurred, SHAPE, SIDE, SIZE } from "./picture";

/** Makes an image that is no digit; `digit()` gives one of those at hand. */
type Maker = (draws: Generator, digit: () => Float32Array) => Float32Array;

/**
 * Images that are no digits, for the class "none": noise and half-hidden digits, blobs, scattered pieces of strokes, two
 * digits on top of each other, nearly blank pages; a kind after the other.
 *
 * By chance a few of them look like digits: the judge learns to be less sure, which is what it is for.
 * @param x digits of shape [n, 32, 32, 1] in [−1, 1] from which pieces are taken, distorted like those of the other classes:
 * else sharp edges would tell garbage from digits
 * @returns `count` images of that shape
 * @throws ShapeError, OptionError
 * @example
 * garbage(new Float32Array(1024), 5, generator(rng(7))).length; // 5120
 */
export function garbage(x: Float32Array, count: number, draws: Generator): Float32Array {
  const n = requireSamples("x", x, { subject: "garbage", shape: SHAPE });
  const digit = () => {
    const at = draws.integer(n);
    return x.subarray(at * SIZE, (at + 1) * SIZE);
  };
  const out = new Float32Array(count * SIZE);
  for (let i = 0; i < count; i++) out.set(MAKERS[i % MAKERS.length](draws, digit), i * SIZE);
  return out;
}

/** λ digit + (1 − λ) noise, λ at most 0.3. */
const noise: Maker = (draws, digit) => {
  const [part, hidden] = [0.3 * draws.uniform(), digit()];
  return hidden.map((v) => part * v + (1 - part) * (2 * draws.uniform() - 1));
};

/** Noise blurred one to four times and with more contrast: spots and worms of every width. */
const blobs: Maker = (draws) => {
  let image: Float32Array = new Float32Array(SIZE).map(() => 2 * draws.uniform() - 1);
  for (let rounds = 1 + draws.integer(4); rounds > 0; rounds--) image = blurred(image);
  const deviation = Math.sqrt(image.reduce((sum, v) => sum + v * v, 0) / SIZE);
  const [gain, threshold] = [0.5 + 2 * draws.uniform(), 0.2 + 1.3 * draws.uniform()];
  return image.map((v) => Math.min(1, Math.max(-1, gain * (v / deviation - threshold))));
};

/** Tiles of 8 or 16 pixels, each from a digit and from a place of its own. */
const tiles: Maker = (draws, digit) => {
  const side = draws.integer(2) === 0 ? 8 : 16;
  const across = SIDE / side;
  const places = draws.permutation(across * across);
  const out = new Float32Array(SIZE);
  places.forEach((place, tile) => {
    const source = digit();
    const corner = (t: number) => Math.floor(t / across) * side * SIDE + (t % across) * side;
    for (let row = 0; row < side; row++) {
      const from = corner(place) + row * SIDE;
      out.set(source.subarray(from, from + side), corner(tile) + row * SIDE);
    }
  });
  return out;
};

/** A digit and the mirror image (in the diagonal) of another one, both seen. */
const overlay: Maker = (draws, digit) => {
  const [one, other] = [digit(), digit()];
  const [right, down] = [draws.integer(9) - 4, draws.integer(9) - 4];
  return one.map((v, j) => {
    const [row, column] = [(j % SIDE) + right, Math.floor(j / SIDE) + down];
    const inside = row >= 0 && column >= 0 && row < SIDE && column < SIDE;
    return Math.max(v, inside ? other[row * SIDE + column] : BACKGROUND);
  });
};

/** An even page, or a digit with at most 15 % of its ink. */
const blank: Maker = (draws, digit) => {
  const [level, ink] = [draws.integer(2) === 0 ? BACKGROUND : 2 * draws.uniform() - 1, 0.15 * draws.uniform()];
  return digit().map((v) => Math.min(1, level + ink * (v - BACKGROUND)));
};

const MAKERS: readonly Maker[] = [noise, tiles, blobs, overlay, tiles, blank];
