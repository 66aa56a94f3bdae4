import { type NoiseAddress, requireAddress } from "./address";
import { LANE } from "./lanes";
import { type Rng, requireKey, requireOut } from "./rng";
import { keySchedule, threefryBlock } from "./threefry";
import { unitFloat } from "./uniform";

/**
 * Fills `out` of shape [chains, k] with independent uniform values in [0, 1), each a multiple of 2^−24.
 *
 * Value j of chain c at step t is a function of (key, t, c, j) alone, as with {@link normals}: word j mod 4 of Threefry at
 * counter (⌊j/4⌋, t, c, 3). So a chain decides alone as it does inside a batch.
 * @throws OptionError when `out` does not hold whole chains.
 * @example
 * const luck = new Float32Array(4);
 * chainUniforms(rng(7), luck, { step: 0, chains: 2 });
 * const second = new Float32Array(2);
 * chainUniforms(rng(7), second, { step: 0, chains: 1, firstChain: 1 });
 * second[0] === luck[2]; // true
 */
export function chainUniforms(source: Rng, out: Float32Array, { step, chains, firstChain = 0 }: NoiseAddress = {} as NoiseAddress): void {
  const subject = "chainUniforms";
  const key = requireKey(source, subject);
  requireOut(out, subject);
  requireAddress(out, subject, { step, chains, firstChain });
  const each = out.length / chains;
  const schedule = keySchedule(key);
  const counter = Uint32Array.of(0, step, 0, LANE.chainUniforms);
  const words = new Uint32Array(4);
  for (let chain = 0; chain < chains; chain++) {
    counter[2] = firstChain + chain;
    for (let j = 0; j < each; j++) {
      if (j % 4 === 0) {
        counter[0] = j >> 2;
        threefryBlock(words, schedule, counter);
      }
      out[chain * each + j] = unitFloat(words[j % 4]);
    }
  }
}
