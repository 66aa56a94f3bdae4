import { requireInteger } from "../errors";
import { LANE } from "./lanes";
import { type Rng, requireKey, requireOut } from "./rng";
import { keySchedule, threefryBlock } from "./threefry";

/** The 24 upper bits of a word as a float32 in [0, 1). */
export function unitFloat(word: number): number {
  return (word >>> 8) * 2 ** -24;
}

/**
 * Fills `out` with independent uniform values in [0, 1), each a multiple of 2^−24.
 *
 * Value j is word (offset + j) mod 4 of Threefry at counter (⌊(offset + j)/4⌋, 0, 0, 1).
 * @param offset number of the first value, so that a long array can be drawn in parts
 * @throws OptionError
 * @example
 * const u = new Float32Array(3);
 * uniforms(rng(7), u);
 * u.every((v) => v >= 0 && v < 1); // true
 */
export function uniforms(source: Rng, out: Float32Array, { offset = 0 }: { offset?: number } = {}): void {
  const key = requireKey(source, "uniforms");
  requireOut(out, "uniforms");
  requireInteger("offset", offset, { subject: "uniforms", max: 2 ** 34 - out.length });
  const schedule = keySchedule(key);
  const words = new Uint32Array(4);
  const counter = Uint32Array.of(0, 0, 0, LANE.uniforms);
  let drawn = -1;
  for (let j = 0; j < out.length; j++) {
    const block = Math.floor((offset + j) / 4);
    if (block !== drawn) {
      drawn = block;
      counter[0] = block;
      threefryBlock(words, schedule, counter);
    }
    out[j] = unitFloat(words[(offset + j) % 4]);
  }
}
