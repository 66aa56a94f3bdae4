import { strict as assert } from "node:assert";
import { chainUniforms, normals, rng, threefry4x32, uniforms } from "ebm/rng";

const draw = (options: { step: number; chains: number; firstChain?: number }, each: number) => {
  const out = new Float32Array(options.chains * each);
  chainUniforms(rng(7, 3, 2), out, options);
  return out;
};

describe("chainUniforms", () => {
  it("are the upper 24 bits of Threefry's words at counter (⌊j/4⌋, step, chain, 3)", () => {
    const out = draw({ step: 5, chains: 2, firstChain: 8 }, 6);
    for (let c = 0; c < 2; c++) {
      for (let j = 0; j < 6; j++) {
        const word = threefry4x32([j >> 2, 5, 8 + c, 3], rng(7, 3, 2).key)[j % 4];
        assert.equal(out[6 * c + j], (word >>> 8) * 2 ** -24);
      }
    }
  });

  it("of a chain do not depend on the others", () => {
    const together = draw({ step: 3, chains: 4 }, 5);
    for (let c = 0; c < 4; c++) assert.deepEqual(draw({ step: 3, chains: 1, firstChain: c }, 5), together.slice(5 * c, 5 * c + 5));
    assert.deepEqual(draw({ step: 3, chains: 4 }, 5).slice(0, 10), draw({ step: 3, chains: 2 }, 5));
  });

  it("have the mean and variance of a uniform law, and share no number with the other ways of drawing", () => {
    const u = draw({ step: 0, chains: 100 }, 1000);
    const mean = u.reduce((a, b) => a + b, 0) / u.length;
    // Of 100,000: standard errors √(1/12/n) = 9.1e-4 of the mean, √(1/180/n) = 2.4e-4 of the variance; four of each.
    assert.ok(Math.abs(mean - 0.5) < 3.7e-3);
    assert.ok(Math.abs(u.reduce((sum, v) => sum + (v - 0.5) ** 2, 0) / u.length - 1 / 12) < 9.5e-4);
    const other = new Float32Array(4);
    uniforms(rng(7, 3, 2), other);
    assert.ok(other.every((v, i) => v !== u[i]));
  });

  it("refuse what is no key, what cannot hold them, and half chains", () => {
    assert.throws(() => chainUniforms(undefined as never, new Float32Array(2), { step: 0, chains: 1 }), { name: "OptionError" });
    assert.throws(() => chainUniforms(rng(1), [0] as never, { step: 0, chains: 1 }), { name: "OptionError", message: /Float32Array/ });
    for (const fill of [chainUniforms, normals])
      assert.throws(() => fill(rng(1), new Float32Array(3), { step: 0, chains: 2 }), { name: "OptionError", message: /múltiplo de 2/ });
    assert.throws(() => chainUniforms(rng(1), new Float32Array(3)), { name: "OptionError", message: /step/ });
  });
});
