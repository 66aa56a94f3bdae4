import { requireSamples } from "../errors";
import type { Generator } from "../rng/generator";
import { BACKGROUND, blurred, SHAPE, SIDE, SIZE } from "./picture";

/** The most that a digit is turned (radians), stretched, slanted and moved (pixels). */
const MOST = { turn: 0.2, stretch: 0.15, slant: 0.15, shift: 2.5 };

/**
 * Digits as a sampler may draw them: three of four turned, stretched, slanted and moved a little, softer and fainter.
 *
 * A judge that learns from them looks at the form of a digit, not at the sharp edges of MNIST.
 * @param x of shape [n, 32, 32, 1] in [−1, 1]; it stays as it was
 * @param draws decides everything, so the same generator gives the same images
 * @throws ShapeError, OptionError
 * @example
 * distort(new Float32Array(1024).fill(-1), generator(rng(7))).every((v) => v === -1); // true
 */
export function distort(x: Float32Array, draws: Generator): Float32Array {
  const n = requireSamples("x", x, { subject: "distort", shape: SHAPE });
  const out = new Float32Array(x.length);
  for (let i = 0; i < n; i++) {
    const image = x.subarray(i * SIZE, (i + 1) * SIZE);
    out.set(draws.integer(4) === 0 ? image : softened(moved(image, draws), draws), i * SIZE);
  }
  return out;
}

/** The image at A⁻¹(p − c − t) + c, with bilinear interpolation and background outside. */
function moved(image: Float32Array, draws: Generator): Float32Array {
  const most = (limit: number) => limit * (2 * draws.uniform() - 1);
  const [turn, slant, right, down] = [most(MOST.turn), most(MOST.slant), most(MOST.shift), most(MOST.shift)];
  const [wide, tall] = [1 + most(MOST.stretch), 1 + most(MOST.stretch)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const centre = (SIDE - 1) / 2;
  const out = new Float32Array(SIZE);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const [u, v] = [column - centre - right, row - centre - down];
      const x = (cos * u + sin * v) / wide + slant * v;
      const y = (cos * v - sin * u) / tall;
      out[row * SIDE + column] = between(image, y + centre, x + centre);
    }
  }
  return out;
}

/** The value between four pixels. */
function between(image: Float32Array, y: number, x: number): number {
  const [row, column] = [Math.floor(y), Math.floor(x)];
  const [dy, dx] = [y - row, x - column];
  const at = (r: number, c: number) => (r < 0 || c < 0 || r >= SIDE || c >= SIDE ? BACKGROUND : image[r * SIDE + c]);
  const above = (1 - dx) * at(row, column) + dx * at(row, column + 1);
  const below = (1 - dx) * at(row + 1, column) + dx * at(row + 1, column + 1);
  return (1 - dy) * above + dy * below;
}

/** Half of the times with some of its blurred self in it; between 70 % and all of its ink. */
function softened(image: Float32Array, draws: Generator): Float32Array {
  const [blur, ink] = [Math.max(0, 2 * draws.uniform() - 1), 1 - 0.3 * draws.uniform()];
  const soft = blurred(image);
  return image.map((v, j) => BACKGROUND + ink * ((1 - blur) * v + blur * soft[j] - BACKGROUND));
}
