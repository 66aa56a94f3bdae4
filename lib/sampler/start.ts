import { requireBounds, requireInteger, requireNonNegative, ShapeError } from "../errors";
import { sizeOf } from "../network/shapes";
import { normals } from "../rng/normal";
import { rng, STREAM } from "../rng/rng";
import { uniforms } from "../rng/uniform";

/** How many chains and which random start. */
export interface StartOptions {
  readonly chains: number;
  readonly seed: number;
}

/** Lets the checks of each option speak when a caller forgot all of them. */
const NOTHING = {} as StartOptions;

/**
 * Starts chains at uniform noise in [low, high], as the recipe does with images.
 * @param shape shape of one sample, e.g. energy.shape
 * @returns Float32Array of shape [chains, ...shape]
 * @throws ShapeError, OptionError
 * @example
 * uniformStart([32, 32, 1], { chains: 2, seed: 7 }).length; // 2048
 */
export function uniformStart(
  shape: readonly number[],
  { chains, seed, bounds = [-1, 1] }: StartOptions & { bounds?: readonly [number, number] } = NOTHING,
): Float32Array {
  const out = chainsOf(shape, chains, "uniformStart");
  const [low, high] = requireBounds("bounds", bounds, { subject: "uniformStart" }) ?? [-1, 1];
  uniforms(rng(seed, STREAM.chains), out);
  for (let i = 0; i < out.length; i++) out[i] = low + (high - low) * out[i];
  return out;
}

/**
 * Starts chains at Gaussian noise N(0, spread²).
 * @returns Float32Array of shape [chains, ...shape]
 * @throws ShapeError, OptionError
 * @example
 * normalStart([2], { chains: 3, seed: 7 }).length; // 6
 */
export function normalStart(
  shape: readonly number[],
  { chains, seed, spread = 1 }: StartOptions & { spread?: number } = NOTHING,
): Float32Array {
  const out = chainsOf(shape, chains, "normalStart");
  requireNonNegative("spread", spread, { subject: "normalStart", remedy: "es la desviación típica; por ejemplo spread: 1" });
  normals(rng(seed, STREAM.chains), out, { step: 0, chains });
  for (let i = 0; i < out.length; i++) out[i] *= spread;
  return out;
}

function chainsOf(shape: readonly number[], chains: number, subject: string): Float32Array {
  requireInteger("chains", chains, { subject, min: 1, max: 1e6 });
  if (!Array.isArray(shape) || shape.length === 0 || shape.some((n) => !Number.isSafeInteger(n) || n < 1)) {
    throw new ShapeError({
      subject,
      problem: "la forma debe ser una lista de enteros positivos",
      remedy: "usa energy.shape, por ejemplo [2] o [32, 32, 1]",
    });
  }
  const size = sizeOf(shape);
  requireInteger("chains × tamaño", chains * size, { subject, max: 2 ** 29 });
  return new Float32Array(chains * size);
}
