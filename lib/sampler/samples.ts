import { describeValue, OptionError, requireInteger, ShapeError } from "../errors";
import type { ChainState } from "./sampler";

/** Values that a run saw, flat of shape [steps, chains]: what step t did to chain c is at t · chains + c. */
export interface Trace {
  readonly steps: number;
  readonly chains: number;
  /** E where each step took its gradient. */
  readonly energy: Float32Array;
  /** |∇E| there, before clipping; empty where the sampler takes no gradient. */
  readonly gradientNorm: Float32Array;
  /** 1 where a proposal was accepted, 0 where the chain stayed; absent where every step moves. */
  readonly accepted?: Uint8Array;
}

/** Chains at the end of a run, the recorded ones on the way, and what the steps saw. */
export interface Samples<State extends ChainState = ChainState> {
  /** The chains after the last step, of shape [chains, ...shape]. */
  readonly x: Float32Array;
  readonly shape: readonly number[];
  readonly chains: number;
  /** Recorded steps, in rising order; after a burn-in they are counted from its end. */
  readonly recorded: readonly number[];
  /** The chains at the recorded steps, of shape [recorded, chains, ...shape]. */
  readonly images: Float32Array;
  /** E of `images`, of shape [recorded, chains]. */
  readonly energies: Float32Array;
  readonly trace: Trace;
  /** How many of the steps in the trace still adapted the kernel: their draws are not of p. 0 when `burnIn` covers the warm-up. */
  readonly adapting: number;
  /** The sampler's state at the end, e.g. with the step sizes that a warm-up found. */
  readonly state: State;
}

/**
 * Means over the chains of a traced value, a number a step.
 * @param values of shape [steps, chains]
 * @throws ShapeError, OptionError
 * @example
 * meanOverChains(Float32Array.of(1, 3, 5, 7), 2); // Float32Array(2) [ 2, 6 ]
 */
export function meanOverChains(values: Float32Array, chains: number): Float32Array {
  const subject = "meanOverChains";
  requireInteger("chains", chains, { subject, min: 1, remedy: "está en la traza: trace.chains" });
  if (!(values instanceof Float32Array) || values.length % chains !== 0) {
    throw new ShapeError({
      subject,
      problem: `values debe ser un Float32Array con ${chains} valores por paso`,
      remedy: "por ejemplo trace.energy",
    });
  }
  const means = new Float32Array(values.length / chains);
  for (let i = 0; i < values.length; i++) means[Math.floor(i / chains)] += values[i] / chains;
  return means;
}

/**
 * The chains at one of the recorded steps, of shape [chains, ...shape]: a view into `images`.
 * @throws OptionError when that step was not recorded.
 * @example
 * const run = await sample(ula(quadratic([0]), { stepSize: 0.5, temperature: 0 }), [8], { seed: 7, steps: 2, record: [0, 2] });
 * chainsAtStep(run, 0); // Float32Array(1) [ 8 ]
 */
export function chainsAtStep({ images, recorded }: Samples, step: number): Float32Array {
  const at = recorded.indexOf(step);
  if (at < 0) {
    const remedy = `pide el paso al muestrear, por ejemplo record: [${[...recorded, step].slice(-4).join(", ")}]`;
    throw new OptionError({ subject: "chainsAtStep", problem: `el paso ${describeValue(step)} no se guardó`, remedy });
  }
  const size = images.length / recorded.length;
  return images.subarray(at * size, (at + 1) * size);
}

/**
 * One coordinate of the recorded chains, of shape [recorded, chains]: what {@link effectiveSampleSize} and the other measures of
 * chains take.
 * @throws OptionError when there is no such coordinate.
 * @example
 * const run = await sample(ula(quadratic([0, 0]), { stepSize: 0.5, temperature: 0 }), [8, 4], { seed: 7, steps: 2, thin: 1 });
 * coordinateTrace(run, 1); // Float32Array(2) [ 3, 2.25 ]
 */
export function coordinateTrace({ images, recorded, chains }: Samples, coordinate: number): Float32Array {
  const rows = recorded.length * chains;
  const size = rows === 0 ? 1 : images.length / rows;
  requireInteger("coordinate", coordinate, { subject: "coordinateTrace", max: size - 1, remedy: "la primera es la 0" });
  return Float32Array.from({ length: rows }, (_, row) => images[row * size + coordinate]);
}
