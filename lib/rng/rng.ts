import { describeValue, OptionError, requireInteger } from "../errors";

/**
 * Purposes of random numbers. Each has its own stream, so that drawing more of one never shifts another.
 * The numbers are part of every checkpoint and golden vector: add new ones at the end.
 */
export const STREAM = {
  general: 0,
  weights: 1,
  chains: 2,
  langevin: 3,
  buffer: 4,
  batches: 5,
  dataNoise: 6,
  toy: 7,
  callbacks: 8,
  objective: 9,
  annealing: 20,
} as const;

/**
 * The key of a counter-based generator: four 32-bit words [seed low, seed high, stream, index].
 *
 * It is immutable and holds no position: a random number is a pure function of (key, counter), which is what lets any
 * engine and any number of workers draw the same noise. `index` tells apart the calls of one stream, e.g. training steps.
 */
export interface Rng {
  readonly key: readonly [seedLow: number, seedHigh: number, stream: number, index: number];
}

/**
 * Makes the key of a generator from a seed, a stream and an index.
 * @param seed integer in [0, 2^53)
 * @param stream see {@link STREAM}
 * @param index integer in [0, 2^32), e.g. the training step
 * @throws OptionError
 * @example
 * rng(7).key; // [ 7, 0, 0, 0 ]
 */
export function rng(seed: number, stream: number = STREAM.general, index = 0): Rng {
  const context = { subject: "rng", remedy: "usa una semilla entera, por ejemplo rng(7)" };
  requireInteger("seed", seed, context);
  requireInteger("stream", stream, { ...context, max: 0xffffffff });
  requireInteger("index", index, { ...context, max: 0xffffffff });
  return { key: [seed >>> 0, Math.floor(seed / 2 ** 32), stream, index] };
}

/** The key of what must come from {@link rng}. @throws OptionError */
export function requireKey(source: Rng, subject: string): Rng["key"] {
  const key: unknown = source?.key;
  if (Array.isArray(key) && key.length === 4 && key.every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32))
    return source.key;
  throw new OptionError({
    subject,
    problem: `hace falta una clave de números al azar y llegó ${describeValue(source)}`,
    remedy: "por ejemplo rng(7)",
  });
}

/** Checks that the numbers have where to go. @throws OptionError */
export function requireOut(out: unknown, subject: string): void {
  if (out instanceof Float32Array) return;
  throw new OptionError({
    subject,
    problem: `out debe ser un Float32Array y llegó ${describeValue(out)}`,
    remedy: "por ejemplo new Float32Array(16)",
  });
}
