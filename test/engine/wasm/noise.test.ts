import { strict as assert } from "node:assert";
import { definePerturb } from "ebm/engine/wasm";
import { normals, rng, STREAM } from "ebm/rng";
import fc from "fast-check";
import { bound, type Noise, perturb, STANDARD } from "./perturbation";
import { anyFloats, assertSameBits, CHAINS, emit, limits } from "./run-kernel";

const MOST_VALUES = 13;

/** The recipe's perturbation, in words of its formula: clip(x + scale ξ), each operation rounded to float32. */
function expected(samples: Float32Array, noise: Noise) {
  const { scale, bounds, step, chain, key } = { ...STANDARD, ...noise };
  const xi = new Float32Array(samples.length);
  normals({ key: key as [number, number, number, number] }, xi, { step, chains: CHAINS, firstChain: chain });
  const [low, high] = bounds.map(Math.fround);
  return samples.map((x, i) => {
    const moved = Math.fround(x + Math.fround(Math.fround(scale) * xi[i]));
    return moved < low ? low : moved > high ? high : moved;
  });
}

const word = fc.nat(0xffffffff);
const addresses = fc.record({ step: word, chain: fc.nat(0xffffffff - CHAINS), key: fc.tuple(word, word, word, word) });
const samples = fc.integer({ min: 1, max: MOST_VALUES }).chain((count) => anyFloats(CHAINS * count));
describe("the kernel perturb", () => {
  it("adds the golden normals of rng to zeros", () => {
    const { key } = rng(2026, STREAM.langevin);
    const drawn = perturb(new Float32Array(CHAINS * 5), { step: 3, key });
    assert.deepEqual([...new Uint32Array(drawn.buffer, 0, GOLDEN_BITS.length)], GOLDEN_BITS);
  });

  it("gives the bits of clip(x + scale ξ) for any numbers, steps, chains, keys and lengths", () => {
    fc.assert(
      fc.property(samples, addresses, fc.float(), limits, (x, address, scale, bounds) => {
        const noise = { ...address, scale, bounds };
        assertSameBits(perturb(x, noise), expected(x, noise));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the bits of rng where the words are extreme: the radii 0 and largest, the angles 0 and ±1/2", () => {
    const { key } = rng(7, STREAM.langevin);
    for (const [step, value, z] of EXTREMES) {
      const zeros = new Float32Array(CHAINS * 4).fill(-0); // −0 + ξ keeps the sign of ξ = ±0
      const drawn = perturb(zeros, { step, key });
      assertSameBits(drawn, expected(zeros, { step, key }), `step ${step}`);
      // Within the 2e-6 of Box-Muller's polynomials.
      assert.ok(Math.abs(drawn[value] - z) < 2e-6, `step ${step}: ${drawn[value]}`);
    }
  });

  it("draws of the last step and the last chains too", () => {
    const noise = { step: 0xffffffff, chain: 0xffffffff - CHAINS, scale: 0.005, bounds: [-1, 1] as const };
    const x = new Float32Array(CHAINS * 9).fill(0.5);
    const moved = perturb(x, noise);
    assertSameBits(moved, expected(x, noise));
    assert.equal(new Set(moved).size > 64, true, "72 values, hardly two alike");
  });

  it("keeps NaN, so that a diverged chain is seen", () => {
    const x = new Float32Array(CHAINS * 4).fill(NaN);
    assertSameBits(perturb(x, { bounds: [-1, 1] }), x);
  });

  it("gives a chain the same bits in another group of eight", () => {
    const x = new Float32Array(CHAINS * 4);
    const [first, later] = [perturb(x, { chain: 0 }), perturb(x, { chain: 3 })];
    assertSameBits(later.slice(0, 4 * (CHAINS - 3)), first.slice(4 * 3));
  });

  it("is the same code with FMA and without", () => {
    assert.deepEqual(emit(definePerturb, true), emit(definePerturb, false));
  });
});

describe("the kernel bound", () => {
  it("is perturb with a scale of 0, also in the sign of zero", () => {
    fc.assert(
      fc.property(samples, limits, (x, [low, high]) => {
        const clipped = x.map((v) => (v + 0 < low ? low : v + 0 > high ? high : v + 0));
        assertSameBits(bound(x, [low, high]), clipped);
      }),
    );
  });
});

/** Bits of the normals of rng(2026, STREAM.langevin), step 3, chains 0 and 1 of five values: those of test/rng/normal. */
const GOLDEN_BITS = [
  0x3f5cb3b2, 0x3f11d71b, 0xbe6f1c58, 0xbfb2416f, 0x3f1036d9, 0xc014a076, 0xbf298965, 0xbf57abbe, 0xbf101ea1, 0xbf97bd8c,
];

/** Steps of rng(7, STREAM.langevin) whose first block has a word of extreme upper 24 bits, and what a value of chain 0 is then. */
const EXTREMES: readonly (readonly [step: number, value: number, z: number])[] = [
  [18062342, 0, -Math.sqrt(48 * Math.LN2 - 0.54891437 ** 2)], // u = 2^−24: the largest radius, shared by values 0 and 1
  [12296141, 2, 0], // u = 1: radius 0
  [12296141, 3, 0],
  [1690450, 1, 0], // v = 0
  [4043159, 1, 0], // v = −1/2
  [644051, 3, 0], // v = 1/2 − 2^−24
];
