import { definePerturb } from "ebm/engine/wasm";
import { rng } from "ebm/rng";
import { assertSameBits, CHAINS, interleave, separate, VALUE_BYTES, workbench } from "./run-kernel";

const { kernels, floats, words } = workbench(definePerturb);
const [KEY, X] = [64, 1024];

/** What is added to eight chains, and where they stay. */
export interface Noise {
  readonly scale?: number;
  readonly bounds?: readonly [low: number, high: number];
  readonly step?: number;
  readonly chain?: number;
  readonly key?: readonly number[];
}

/** Plain N(0, 1). */
export const STANDARD: Required<Noise> = { scale: 1, bounds: [-Infinity, Infinity], step: 0, chain: 0, key: rng(7).key };

/** What the kernel perturb makes of eight samples; a guard value after the last block of four must stay. */
export function perturb(samples: Float32Array, noise: Noise): Float32Array {
  const { scale, bounds, step, chain, key } = { ...STANDARD, ...noise };
  const end = X + (VALUE_BYTES * samples.length) / CHAINS;
  const guard = (X + 4 * VALUE_BYTES * Math.ceil(samples.length / CHAINS / 4)) / 4;
  floats.fill(42, X / 4, guard + CHAINS);
  floats.set(interleave(samples), X / 4);
  words.set(keySchedule(key), KEY / 4);
  kernels.perturb(X, end, scale, ...bounds, step, chain, KEY);
  assertSameBits(floats.subarray(guard, guard + CHAINS), new Float32Array(CHAINS).fill(42), "guard");
  return separate(floats.slice(X / 4, end / 4));
}

/** What the kernel bound makes of eight samples. */
export function bound(samples: Float32Array, bounds: readonly [low: number, high: number]): Float32Array {
  const end = X + (VALUE_BYTES * samples.length) / CHAINS;
  floats.set(interleave(samples), X / 4);
  floats.fill(42, end / 4, end / 4 + CHAINS);
  kernels.bound(X, end, ...bounds);
  assertSameBits(floats.subarray(end / 4, end / 4 + CHAINS), new Float32Array(CHAINS).fill(42), "guard");
  return separate(floats.slice(X / 4, end / 4));
}

/** Threefry's key schedule as its paper writes it. */
function keySchedule(key: readonly number[]): number[] {
  const five = [...key, key.reduce((parity, word) => parity ^ word, 0x1bd11bda)];
  return Array.from({ length: 24 }, (_, i) => five[((i >> 2) + (i & 3)) % 5] + ((i & 3) === 3 ? i >> 2 : 0));
}
