import { strict as assert } from "node:assert";
import { generator, normals, rng, threefry4x32, uniforms } from "ebm/rng";
import fc from "fast-check";

describe("uniforms", () => {
  it("are the upper 24 bits of Threefry's words at counter (block, 0, 0, 1)", () => {
    const out = new Float32Array(8);
    uniforms(rng(3), out);
    const words = [0, 1].flatMap((block) => [...threefry4x32([block, 0, 0, 1], rng(3).key)]);
    assert.deepEqual(
      [...out],
      words.map((w) => (w >>> 8) / 2 ** 24),
    );
  });

  it("are the same when drawn in parts", () => {
    const whole = new Float32Array(50);
    uniforms(rng(3), whole);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 49 }), fc.integer({ min: 1, max: 20 }), (offset, length) => {
        const part = new Float32Array(Math.min(length, 50 - offset));
        uniforms(rng(3), part, { offset });
        assert.deepEqual(part, whole.slice(offset, offset + part.length));
      }),
    );
  });

  it("refuse what is no key and what cannot hold them, as normals and generator do", () => {
    const [key, out] = [rng(1), new Float32Array(2)];
    for (const bad of [undefined, null, 7, {}, { key: [1, 2, 3] }, { key: [1, 2, 3, Number.NaN] }] as never[]) {
      for (const door of [() => uniforms(bad, out), () => normals(bad, out, { step: 0, chains: 1 }), () => generator(bad)]) {
        assert.throws(door, { name: "OptionError", message: /clave de números al azar.*\n.*rng\(7\)/ });
      }
    }
    for (const bad of [undefined, null, [0, 0], "x"] as never[]) {
      for (const door of [() => uniforms(key, bad), () => normals(key, bad, { step: 0, chains: 1 })])
        assert.throws(door, { name: "OptionError", message: /out debe ser/ });
    }
  });

  it("fill ten bins evenly", () => {
    const out = new Float32Array(100_000);
    uniforms(rng(5), out);
    const bins = new Array(10).fill(0);
    for (const u of out) bins[Math.floor(u * 10)]++;
    const chi2 = bins.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
    // χ² with 9 degrees of freedom exceeds 27.9 once in a thousand seeds; ours is fixed.
    assert.ok(chi2 < 27.9, `χ² = ${chi2}`);
  });
});
