import { strict as assert } from "node:assert";
import { spearman } from "ebm/metrics";
import fc from "fast-check";

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-12, `${a} against ${b}`);

describe("spearman", () => {
  it("is 1 − 6 Σ d² / (n (n² − 1)) of the ranks when no two values are equal", () => {
    const rank = (list: readonly number[], v: number) => list.filter((w) => w < v).length;
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 40 }), (a) => {
        const b = a.map((v) => Math.imul(v, 2654435761)); // an odd factor: different 32-bit integers stay different
        const squares = a.reduce((sum, v, i) => sum + (rank(a, v) - rank(b, b[i])) ** 2, 0);
        close(spearman(a, b), 1 - (6 * squares) / (a.length * (a.length ** 2 - 1)));
      }),
    );
  });

  it("is the same both ways, turns its sign with a list, and does not feel a rising function", () => {
    fc.assert(
      fc.property(values, (a) => {
        const b = a.map((v, i) => ((v * 31 + i * 17) % 101) / 7);
        close(spearman(a, b), spearman(b, a));
        close(
          spearman(
            a.map((v) => -v),
            b,
          ),
          -spearman(a, b),
        );
        close(
          spearman(
            a.map((v) => Math.atan(v / 100)),
            b,
          ),
          spearman(a, b),
        );
        assert.ok(Math.abs(spearman(a, b)) <= 1 + 1e-12);
      }),
    );
  });

  it("gives equal values the mean of their ranks: scipy.stats.spearmanr([1, 2, 2, 3], [1, 3, 2, 4]) is 0.9486832980505139", () => {
    close(spearman([1, 2, 2, 3], [1, 3, 2, 4]), 0.9486832980505139);
    assert.equal(spearman([1, 1, 1], [1, 2, 3]), 0);
    assert.equal(spearman([4], [7]), 0);
  });

  it("refuses lists of different lengths, empty ones, and NaN", () => {
    assert.throws(() => spearman([1, 2], [1]), { name: "ShapeError", message: /llegaron 2 y 1 valores/ });
    assert.throws(() => spearman([], []), { name: "OptionError" });
    assert.throws(() => spearman([1, Number.NaN], [1, 2]), { name: "OptionError" });
  });
});
