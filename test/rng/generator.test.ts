import { strict as assert } from "node:assert";
import { generator, rng } from "ebm/rng";
import fc from "fast-check";

describe("generator", () => {
  it("goes on from its position as if it had never stopped", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 0, max: 60 }), (seed, draws) => {
        const whole = generator(rng(seed));
        for (let i = 0; i < draws; i++) whole.uniform();
        const resumed = generator(rng(seed), whole.position);
        assert.deepEqual([resumed.uint32(), resumed.normal(), resumed.integer(7)], [whole.uint32(), whole.normal(), whole.integer(7)]);
      }),
    );
  });

  it("permutes: every number once", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(), (n, seed) => {
        const order = [...generator(rng(seed)).permutation(n)].sort((a, b) => a - b);
        assert.deepEqual(
          order,
          Array.from({ length: n }, (_, i) => i),
        );
      }),
    );
  });

  it("gives each of the six orders of three equally often", () => {
    const counts = new Map<string, number>();
    const draws = generator(rng(1));
    for (let i = 0; i < 6000; i++) {
      const order = draws.permutation(3).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chi2 = [...counts.values()].reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    // χ² with 5 degrees of freedom exceeds 20.5 once in a thousand seeds.
    assert.ok(counts.size === 6 && chi2 < 20.5, `χ² = ${chi2}`);
  });

  it("has the mean and variance of a binomial(128, 0.05)", () => {
    const draws = generator(rng(2));
    const n = 4000;
    const values = Array.from({ length: n }, () => draws.binomial(128, 0.05));
    const mean = values.reduce((a, b) => a + b) / n;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (n - 1);
    // np = 6.4, np(1 − p) = 6.08; standard errors sqrt(6.08/n) = 0.039 and about 6.08 sqrt(2/n) = 0.14; five each.
    assert.ok(Math.abs(mean - 6.4) < 0.2 && Math.abs(variance - 6.08) < 0.7, `${mean} ${variance}`);
  });

  it("refuses impossible questions in Spanish", () => {
    const draws = generator(rng(1));
    assert.throws(() => draws.integer(0), /n debe ser un entero/);
    assert.throws(() => draws.binomial(10, 1.5), /p debe ser una probabilidad/);
    assert.throws(() => draws.permutation(-1), /n debe ser un entero/);
    assert.throws(() => draws.permutation(2 ** 30), /n debe ser un entero/);
    assert.throws(() => generator(rng(1), -1), /position debe ser un entero/);
  });
});
