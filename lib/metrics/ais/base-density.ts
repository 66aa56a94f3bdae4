import { OptionError, requireBounds, requireFinite, requirePositive, requireSamples, ShapeError } from "../../errors";
import { sizeOf } from "../../network/shapes";
import { normals } from "../../rng/normal";
import type { Rng } from "../../rng/rng";
import { uniforms } from "../../rng/uniform";

/** A normalised density from which one can draw exactly: where annealing begins. */
export interface BaseDensity {
  readonly name: string;
  /** Shape of one sample. */
  readonly shape: readonly number[];
  /** log p₀(x) of each sample, in float64; −∞ outside its support. */
  logDensity(x: Float32Array): Float64Array;
  /** ∇ log p₀(x), laid out as x; 0 outside the support. */
  gradient(x: Float32Array): Float32Array;
  /** `chains` independent samples of p₀, a function of the key. */
  draw(chains: number, key: Rng): Float32Array;
}

/**
 * The Gaussian N(mean, spread² I) of any shape: log p₀(x) = −|x − m|² / (2s²) − (d/2) log(2πs²).
 * @param options.mean m of every coordinate
 * @param options.spread s > 0
 * @throws ShapeError, OptionError
 * @example
 * gaussianBase([2]).logDensity(Float32Array.of(0, 0))[0].toFixed(4); // '-1.8379'
 */
export function gaussianBase(
  shape: readonly number[],
  { mean = 0, spread = 1 }: { readonly mean?: number; readonly spread?: number } = {},
): BaseDensity {
  const subject = "gaussianBase";
  const dimension = requireDimension(shape, subject);
  requireFinite("mean", mean, { subject });
  requirePositive("spread", spread, { subject });
  const constant = (dimension / 2) * Math.log(2 * Math.PI * spread ** 2);
  return {
    name: "gaussiana",
    shape,
    logDensity: (x) =>
      perSample(x, { subject, shape }, (from) => {
        let squares = 0;
        for (let i = from; i < from + dimension; i++) squares += (x[i] - mean) ** 2;
        return -squares / (2 * spread ** 2) - constant;
      }),
    gradient: (x) => x.map((v) => (mean - v) / spread ** 2),
    draw(chains, key) {
      const out = new Float32Array(chains * dimension);
      normals(key, out, { step: 0, chains });
      return out.map((v) => mean + spread * v);
    },
  };
}

/**
 * The uniform density on the box [low, high]^d: log p₀(x) = −d log(high − low) inside, −∞ outside. Annealing from it, Z is the integral
 * of exp(−E) over the box alone.
 * @throws ShapeError, OptionError
 * @example
 * const box = uniformBase([2], { bounds: [0, 10] });
 * box.logDensity(Float32Array.of(5, 5, 5, 11)); // Float64Array(2) [ -4.605170185988092, -Infinity ]
 */
export function uniformBase(
  shape: readonly number[],
  { bounds = [-1, 1] }: { readonly bounds?: readonly [number, number] } = {},
): BaseDensity {
  const subject = "uniformBase";
  const dimension = requireDimension(shape, subject);
  const ends = requireBounds("bounds", bounds, { subject });
  if (ends === null)
    throw new OptionError({
      subject,
      problem: "bounds debe ser un par [mínimo, máximo] y llegó null",
      remedy: "por ejemplo bounds: [-1, 1]",
    });
  const [low, high] = ends;
  const inside = -dimension * Math.log(high - low);
  return {
    name: "uniforme",
    shape,
    logDensity: (x) =>
      perSample(x, { subject, shape }, (from) => {
        for (let i = from; i < from + dimension; i++) if (!(x[i] >= low && x[i] <= high)) return Number.NEGATIVE_INFINITY;
        return inside;
      }),
    gradient: (x) => new Float32Array(x.length),
    draw(chains, key) {
      const out = new Float32Array(chains * dimension);
      uniforms(key, out);
      return out.map((u) => low + (high - low) * u);
    },
  };
}

/** How many numbers a sample of that shape has. @throws ShapeError */
export function requireDimension(shape: readonly number[], subject: string): number {
  if (Array.isArray(shape) && shape.length > 0 && shape.every((n) => Number.isSafeInteger(n) && n > 0)) return sizeOf(shape);
  throw new ShapeError({
    subject,
    problem: "la forma debe ser una lista de enteros positivos",
    remedy: "usa energy.shape, por ejemplo [2]",
  });
}

/** A value for each sample, from the place of its first number. @throws ShapeError, OptionError */
export function perSample(
  x: Float32Array,
  of: { readonly subject: string; readonly shape: readonly number[] },
  value: (from: number) => number,
): Float64Array {
  const n = requireSamples("x", x, of);
  return Float64Array.from({ length: n }, (_, i) => value((i * x.length) / n));
}
