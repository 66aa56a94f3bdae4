import { requireBounds, requireNonNegative, requireSamples } from "../errors";
import { normals } from "../rng/normal";
import type { Rng } from "../rng/rng";

/** How much noise, within which bounds, for how many samples. */
export interface DataNoise {
  readonly noise: number;
  readonly bounds: readonly [number, number] | null;
  readonly samples: number;
}

/**
 * A copy of real samples with Gaussian noise added and clipped to the bounds.
 *
 * The chains carry noise, so clean data would be told from them by their smoothness alone.
 * @throws ShapeError, OptionError
 * @example
 * withDataNoise(Float32Array.of(1, -1), rng(7), { noise: 0, bounds: [-1, 1], samples: 1 }); // Float32Array(2) [ 1, -1 ]
 */
export function withDataNoise(x: Float32Array, rng: Rng, { noise, bounds, samples }: DataNoise = {} as DataNoise): Float32Array {
  const context = { subject: "withDataNoise" };
  requireSamples("x", x, { ...context, shape: [1] });
  requireNonNegative("noise", noise, { ...context, remedy: "el valor de la receta es 0.005" });
  const out = new Float32Array(x.length);
  normals(rng, out, { step: 0, chains: samples });
  const [low, high] = requireBounds("bounds", bounds, context) ?? [-Infinity, Infinity];
  for (let i = 0; i < x.length; i++) out[i] = Math.min(high, Math.max(low, x[i] + noise * out[i]));
  return out;
}
