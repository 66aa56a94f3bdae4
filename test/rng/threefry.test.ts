import { strict as assert } from "node:assert";
import { threefry4x32, type Words } from "ebm/rng";
import fc from "fast-check";

const hex = (words: Words) => words.map((w) => w.toString(16).padStart(8, "0")).join(" ");
const word = fc.integer({ min: 0, max: 0xffffffff });
const words = fc.tuple(word, word, word, word);

describe("threefry4x32", () => {
  // Random123, kat_vectors, "threefry4x32 20": counter, key, result.
  const ones = 0xffffffff;
  const known: [Words, Words, string][] = [
    [[0, 0, 0, 0], [0, 0, 0, 0], "9c6ca96a e17eae66 fc10ecd4 5256a7d8"],
    [[ones, ones, ones, ones], [ones, ones, ones, ones], "2a881696 57012287 f6c7446e a16a6732"],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
      "59cd1dbb b8879579 86b5d00c ac8b6d84",
    ],
  ];
  for (const [counter, key, result] of known) {
    it(`gives Random123's known answer ${result}`, () => assert.equal(hex(threefry4x32(counter, key)), result));
  }

  it("changes about half of its 128 bits when one bit of the counter changes", () => {
    const flips = fc.sample(words, { numRuns: 400, seed: 1 }).map((counter, i) => {
      const bit = i % 128;
      const other = counter.map((w, k) => (k === bit >> 5 ? (w ^ (1 << (bit & 31))) >>> 0 : w)) as unknown as Words;
      const [a, b] = [threefry4x32(counter, [7, 0, 0, 0]), threefry4x32(other, [7, 0, 0, 0])];
      return a.reduce((sum, w, k) => sum + ones32(w ^ b[k]), 0);
    });
    const mean = flips.reduce((a, b) => a + b) / flips.length;
    // Binomial(128, 1/2): mean 64, standard deviation 5.66; of the mean of 400, 0.28. Five of those.
    assert.ok(Math.abs(mean - 64) < 1.4, `mean ${mean}`);
  });

  it("never maps two counters to one block (it is a bijection under a key)", () => {
    fc.assert(
      fc.property(words, words, words, (a, b, key) => hex(a) === hex(b) || hex(threefry4x32(a, key)) !== hex(threefry4x32(b, key))),
    );
  });
});

function ones32(value: number): number {
  let count = 0;
  for (let v = value >>> 0; v; v &= v - 1) count++;
  return count;
}
