import { strict as assert } from "node:assert";
import { normals, rng, STREAM, threefry4x32 } from "ebm/rng";
import fc from "fast-check";

const draw = (chains: number, dimension: number, { seed = 7, step = 0, firstChain = 0 } = {}) => {
  const out = new Float32Array(chains * dimension);
  normals(rng(seed, STREAM.langevin), out, { step, chains, firstChain });
  return out;
};

describe("normals", () => {
  it("keeps its golden values: the engines, the checkpoints and the figures depend on them", () => {
    const golden = GOLDEN_BITS.map((bits) => bits >>> 0);
    assert.deepEqual([...new Uint32Array(draw(2, 5, { seed: 2026, step: 3 }).buffer)], golden);
  });

  it("is the Box-Muller transform of Threefry's words", () => {
    const { key } = rng(11, STREAM.langevin);
    const out = new Float32Array(4);
    normals({ key }, out, { step: 5, chains: 1, firstChain: 9 });
    const [a, b, c, d] = threefry4x32([0, 5, 9, 0], key);
    const exact = [a, c].flatMap((r, i) => {
      const radius = Math.sqrt(-2 * Math.log(((r >>> 8) + 1) / 2 ** 24));
      const angle = 2 * Math.PI * (([b, d][i] >>> 8) / 2 ** 24 - 0.5);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    // Single precision and polynomials: 1.1e-6 was the largest error over a million pairs.
    out.forEach((z, i) => assert.ok(Math.abs(z - exact[i]) < 2e-6, `${z} against ${exact[i]}`));
  });

  it("gives a chain the same numbers alone, in a batch, and in any split of the batch", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 13 }), fc.nat(100), (chains, dimension, step) => {
        const together = draw(chains, dimension, { step });
        for (let c = 0; c < chains; c++) {
          assert.deepEqual(draw(1, dimension, { step, firstChain: c }), together.slice(c * dimension, (c + 1) * dimension));
        }
      }),
    );
  });

  it("has the moments 0, 1, 0 and 3 of a standard normal", () => {
    const z = draw(64, 4096);
    const moment = (k: number) => z.reduce((sum, v) => sum + v ** k, 0) / z.length;
    // n = 2^18: standard errors sqrt(1, 2, 15, 96) / 512; five of them each.
    [0, 1, 0, 3].forEach((expected, k) =>
      assert.ok(Math.abs(moment(k + 1) - expected) < (5 * Math.sqrt([1, 2, 15, 96][k])) / 512, `moment ${k + 1}`),
    );
  });

  it("draws different noise for another seed, step, chain or stream", () => {
    const base = draw(1, 8).join();
    assert.notEqual(draw(1, 8, { seed: 8 }).join(), base);
    assert.notEqual(draw(1, 8, { step: 1 }).join(), base);
    assert.notEqual(draw(1, 8, { firstChain: 1 }).join(), base);
    const other = new Float32Array(8);
    normals(rng(7, STREAM.buffer), other, { step: 0, chains: 1 });
    assert.notEqual(other.join(), base);
  });

  it("refuses a length that is no multiple of the chains, and steps that are no integers", () => {
    assert.throws(() => normals(rng(1), new Float32Array(7), { step: 0, chains: 2 }), /múltiplo de 2/);
    assert.throws(() => normals(rng(1), new Float32Array(4), { step: 0.5, chains: 2 }), /step debe ser un entero/);
    assert.throws(() => rng(-1), /seed debe ser un entero/);
    assert.throws(() => rng(Number.NaN), /seed debe ser un entero/);
  });
});

/** Bits of draw(2, 5, { seed: 2026, step: 3 }). */
const GOLDEN_BITS = [
  0x3f5cb3b2, 0x3f11d71b, 0xbe6f1c58, 0xbfb2416f, 0x3f1036d9, 0xc014a076, 0xbf298965, 0xbf57abbe, 0xbf101ea1, 0xbf97bd8c,
];
