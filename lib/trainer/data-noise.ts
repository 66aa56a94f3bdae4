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
 * @example
 * withDataNoise(Float32Array.of(1, -1), rng(7), { noise: 0, bounds: [-1, 1], samples: 1 }); // Float32Array(2) [ 1, -1 ]
 */
export function withDataNoise(x: Float32Array, rng: Rng, { noise, bounds, samples }: DataNoise): Float32Array {
  const out = new Float32Array(x.length);
  normals(rng, out, { step: 0, chains: samples });
  const [low, high] = bounds ?? [-Infinity, Infinity];
  for (let i = 0; i < x.length; i++) out[i] = Math.min(high, Math.max(low, x[i] + noise * out[i]));
  return out;
}
