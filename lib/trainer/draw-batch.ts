import type { Examples } from "../objective/objective";
import { generator, rng, STREAM } from "../rng/index";

interface Draw {
  readonly batchSize: number;
  readonly dimension: number;
  readonly seed: number;
  readonly step: number;
}

/** Samples of the set, each uniformly and with replacement: a function of (seed, step). */
export function drawBatch({ x, labels }: Examples, { batchSize, dimension, seed, step }: Draw): Examples {
  const draws = generator(rng(seed, STREAM.batches, step));
  const samples = x.length / dimension;
  const chosen = Uint32Array.from({ length: batchSize }, () => draws.integer(samples));
  const out = new Float32Array(batchSize * dimension);
  chosen.forEach((i, k) => out.set(x.subarray(i * dimension, (i + 1) * dimension), k * dimension));
  return { x: out, labels: labels && Uint32Array.from(chosen, (i) => labels[i]) };
}
