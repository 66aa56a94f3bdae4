import { requireBounds, requireInteger, requireNonNegative, requireSamples } from "../../errors";
import { sizeOf } from "../../network/shapes";
import { type Rng, requireKey } from "../../rng/rng";
import { drawNoise } from "./step";

/** Gaussian noise for a batch, and where it must stay. */
export interface Perturbation {
  /** Standard deviation of the noise. */
  readonly noise: number;
  readonly bounds: readonly [low: number, high: number] | null;
  /** With `step`, decides the noise of each sample: as in a Langevin step of that number. */
  readonly rng: Rng;
  readonly step?: number;
}

/**
 * clip(x + noise ξ) of samples x, of shape [n, ...shape], each product and sum rounded to float32: what an engine in
 * WebAssembly computes with the same bits.
 * @throws ShapeError, OptionError
 * @example
 * perturb(Float32Array.of(1, -1), [1], { noise: 0, bounds: [-0.5, 1], rng: rng(7) }); // Float32Array(2) [ 1, -0.5 ]
 */
export function perturb(x: Float32Array, shape: readonly number[], perturbation: Perturbation): Float32Array {
  requireSamples("x", x, { subject: "perturb", shape });
  const { noise, bounds, rng, step } = checkPerturbation(perturbation);
  return clipToBounds(x, drawNoise(x, sizeOf(shape), { rng, step, scale: noise }), { noise, bounds });
}

/** clip(x + noise ξ) for given ξ. */
export function clipToBounds(x: Float32Array, xi: Float32Array, { noise, bounds }: Pick<Perturbation, "noise" | "bounds">): Float32Array {
  const scale = Math.fround(noise);
  const [low, high] = bounds ?? [-Infinity, Infinity];
  const moved = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) moved[i] = clip(Math.fround(x[i] + Math.fround(scale * xi[i])), low, high);
  return moved;
}

/** Keeps NaN, so that a diverged chain is seen. */
export function clip(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Fills in the defaults and checks the numbers. @throws OptionError */
export function checkPerturbation({ noise, bounds, rng, step = 0 }: Perturbation = {} as Perturbation): Required<Perturbation> {
  const subject = "perturb";
  requireNonNegative("noise", noise, { subject, remedy: "el valor de la receta es 0.005" });
  requireKey(rng, subject);
  requireInteger("step", step, { subject, max: 0xffffffff });
  return { noise, bounds: requireBounds("bounds", bounds, { subject }), rng, step };
}
