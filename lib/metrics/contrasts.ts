import { requireFinite, requireInteger, requireProbability, requireSamples, ShapeError } from "../errors";
import { generator } from "../rng/generator";
import { rng, STREAM } from "../rng/rng";

/** Square grey images: [n, side, side, 1], or flat. */
export interface Pictures {
  readonly side: number;
  /** The value of what lies beyond the edges: −1 in padded images, 0 in flat ones of [0, 1]. */
  readonly background?: number;
}

/** Pictures and an angle. */
interface Turned extends Pictures {
  readonly degrees: number;
}

/** How noisy, and the key of the noise. */
interface Noise {
  readonly spread: number;
  readonly seed: number;
  readonly bounds?: readonly [number, number];
}

/**
 * Images turned by an angle about their centre, counterclockwise as one looks at them: what a model of upright digits should find unlikely, but for those that are digits both ways (0, 8, 1 …).
 *
 * out(p) = image(c + R (p − c)) by bilinear interpolation, background beyond the edges; by a multiple of 90° pixels only change places.
 * @param x of shape [n, side, side, 1]
 * @throws ShapeError, OptionError
 * @example
 * rotated(Float32Array.of(1, 2, 3, 4), { side: 2, degrees: 90 }); // Float32Array(4) [ 2, 4, 1, 3 ]
 */
export function rotated(x: Float32Array, { side, degrees, background = -1 }: Turned = {} as Turned): Float32Array {
  const n = requirePictures(x, side, "rotated");
  requireFinite("degrees", degrees, { subject: "rotated" });
  requireFinite("background", background, { subject: "rotated" });
  const [cos, sin] = cosAndSin(degrees);
  const [size, centre] = [side * side, (side - 1) / 2];
  const out = new Float32Array(x.length);
  for (let p = 0; p < size; p++) {
    const [u, v] = [(p % side) - centre, Math.floor(p / side) - centre];
    const corners = bilinear(centre + sin * u + cos * v, centre + cos * u - sin * v, side);
    for (let i = 0; i < n; i++) {
      let value = 0;
      for (const { at, weight } of corners) value += weight * (at < 0 ? background : x[i * size + at]);
      out[i * size + p] = value;
    }
  }
  return out;
}

/**
 * Means of two images drawn at random, x_i + part (x_j − x_i) with j ≠ i: each pixel is possible, and yet it is no digit but the ghost of two.
 * @param x of shape [n, size], n ≥ 2
 * @param options.part 0 leaves the images as they were
 * @throws ShapeError, OptionError
 * @example
 * blended(Float32Array.of(0, 1), { size: 1, seed: 7 }); // Float32Array(2) [ 0.5, 0.5 ]
 */
export function blended(
  x: Float32Array,
  { size, seed, part = 0.5 }: { readonly size: number; readonly seed: number; readonly part?: number } = {} as {
    size: number;
    seed: number;
  },
): Float32Array {
  const subject = "blended";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de valores de una muestra; 1024 en imágenes de 32 × 32" });
  const n = requireSamples("x", x, { subject, shape: [size] });
  requireProbability("part", part, { subject });
  if (n < 2) throw new ShapeError({ subject, problem: "hacen falta al menos dos imágenes" });
  const draws = generator(rng(seed, STREAM.general, 1));
  const out = new Float32Array(x.length);
  for (let i = 0; i < n; i++) {
    const other = (i + 1 + draws.integer(n - 1)) % n;
    for (let k = 0; k < size; k++) out[i * size + k] = (1 - part) * x[i * size + k] + part * x[other * size + k];
  }
  return out;
}

/**
 * Images with Gaussian noise: clip(x + spread ξ), ξ ~ N(0, I).
 * @throws ShapeError, OptionError
 * @example
 * noisy(Float32Array.of(1, 1), { spread: 0, seed: 7 }); // Float32Array(2) [ 1, 1 ]
 */
export function noisy(x: Float32Array, { spread, seed, bounds = [-1, 1] }: Noise = {} as Noise): Float32Array {
  requireSamples("x", x, { subject: "noisy", shape: [1] });
  requireFinite("spread", spread, { subject: "noisy" });
  const draws = generator(rng(seed, STREAM.general, 2));
  return x.map((v) => Math.min(bounds[1], Math.max(bounds[0], v + spread * draws.normal())));
}

/** How many images of `side` × `side` there are. @throws ShapeError, OptionError */
function requirePictures(x: Float32Array, side: number, subject: string): number {
  requireInteger("side", side, { subject, min: 1, max: 4096, remedy: "32 en imágenes con borde, 28 en las planas" });
  return requireSamples("x", x, { subject, shape: [side, side, 1] });
}

/** Exact at multiples of 90°, where Math.cos is not. */
function cosAndSin(degrees: number): readonly [number, number] {
  const quarters = degrees / 90;
  if (!Number.isInteger(quarters)) return [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const quarter = ((quarters % 4) + 4) % 4;
  return [[1, 0, -1, 0][quarter], [0, 1, 0, -1][quarter]];
}

/** The pixels around a place and their shares; at = −1 for one beyond the edges. */
function bilinear(row: number, column: number, side: number): readonly { at: number; weight: number }[] {
  const [top, left] = [Math.floor(row), Math.floor(column)];
  const [dy, dx] = [row - top, column - left];
  const corner = (r: number, c: number, weight: number) => ({ at: r < 0 || c < 0 || r >= side || c >= side ? -1 : r * side + c, weight });
  return [
    corner(top, left, (1 - dy) * (1 - dx)),
    corner(top, left + 1, (1 - dy) * dx),
    corner(top + 1, left, dy * (1 - dx)),
    corner(top + 1, left + 1, dy * dx),
  ].filter(({ weight }) => weight > 0);
}
