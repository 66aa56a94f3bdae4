import { type NoiseAddress, requireAddress } from "./address";
import { writeNormals } from "./box-muller";
import { LANE } from "./lanes";
import { type Rng, requireKey, requireOut } from "./rng";
import { keySchedule, threefryBlock } from "./threefry";

/**
 * Fills `out` of shape [chains, d] with independent N(0, 1) values.
 *
 * Value j of chain c at step t is a function of (key, t, c, j) alone: word pairs of Threefry at counter
 * (⌊j/4⌋, t, c, 0), then Box-Muller. So the batch may be split among workers, or a chain run alone, with the same bits.
 * @throws OptionError when `out` does not hold whole chains.
 * @example
 * const noise = new Float32Array(4);
 * normals(rng(7), noise, { step: 0, chains: 2 });
 * const second = new Float32Array(2);
 * normals(rng(7), second, { step: 0, chains: 1, firstChain: 1 });
 * second[0] === noise[2]; // true
 */
export function normals(source: Rng, out: Float32Array, { step, chains, firstChain = 0 }: NoiseAddress = {} as NoiseAddress): void {
  const key = requireKey(source, "normals");
  requireOut(out, "normals");
  requireAddress(out, "normals", { step, chains, firstChain });
  const dimension = out.length / chains;
  const schedule = keySchedule(key);
  const counter = Uint32Array.of(0, step, 0, LANE.normals);
  const words = new Uint32Array(4);
  const block = new Float32Array(4);
  for (let chain = 0; chain < chains; chain++) {
    const start = chain * dimension;
    counter[2] = firstChain + chain;
    for (let j = 0; j < dimension; j += 4) {
      counter[0] = j >> 2;
      threefryBlock(words, schedule, counter);
      writeNormals(block, 0, words[0], words[1]);
      writeNormals(block, 2, words[2], words[3]);
      const count = Math.min(4, dimension - j);
      for (let k = 0; k < count; k++) out[start + j + k] = block[k];
    }
  }
}
