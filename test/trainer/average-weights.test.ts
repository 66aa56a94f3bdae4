import { strict as assert } from "node:assert";
import fc from "fast-check";
import { averageWeights } from "ebm/trainer";

const floats = fc.float({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 });

describe("averageWeights", () => {
  it("of one is a copy of it, of many times the same one it is that one", () => {
    fc.assert(
      fc.property(fc.array(floats, { minLength: 1 }), fc.integer({ min: 1, max: 7 }), (values, times) => {
        const weights = Float32Array.from(values, (v) => v + 0); // the sum with 0 has no −0
        const mean = averageWeights(new Array<Float32Array>(times).fill(weights));
        assert.notEqual(mean, weights);
        assert.deepEqual(mean, weights);
      }),
    );
  });

  it("lies between the smallest and the largest, weight by weight, in any order of the list", () => {
    const triples = fc.array(fc.tuple(floats, floats, floats), { minLength: 1 });
    fc.assert(
      fc.property(triples, (rows) => {
        const list = [0, 1, 2].map((k) => Float32Array.from(rows, (row) => row[k]));
        const mean = averageWeights(list);
        mean.forEach((value, i) => {
          assert.ok(value >= Math.min(...rows[i]) && value <= Math.max(...rows[i]));
          // Two orders of a sum in float64 differ by 1e-16 of its terms: one rounding to float32 (6e-8) apart at most.
          const other = averageWeights([...list].reverse())[i];
          assert.ok(Math.abs(other - value) <= 1.2e-7 * Math.max(...rows[i].map(Math.abs)));
        });
      }),
    );
  });

  it("rounds once: a hundred million and ones do not lose the ones", () => {
    // In float32, 1e8 + 1 is 1e8 again; the mean of 1e8 and 1 … 1 (eight ones) is 100000008 / 9, rounded to float32.
    const list = [1e8, ...new Array<number>(8).fill(1)].map((v) => Float32Array.of(v));
    assert.equal(averageWeights(list)[0], Math.fround(100_000_008 / 9));
    assert.equal(averageWeights([Float32Array.of(1e8), Float32Array.of(1), Float32Array.of(-1e8)])[0], Math.fround(1 / 3));
  });

  it("refuses an empty list, lengths that differ, what is no Float32Array, and weights that diverged", () => {
    assert.throws(() => averageWeights([]), { name: "OptionError", message: /una lista con unos pesos o más/ });
    assert.throws(() => averageWeights(Float32Array.of(1) as unknown as Float32Array[]), { name: "OptionError" });
    const two = Float32Array.of(1, 2);
    assert.throws(() => averageWeights([two, Float32Array.of(1)]), { name: "ShapeError", message: /list\[1\] .* 1 valores/ });
    assert.throws(() => averageWeights([two, [1, 2] as unknown as Float32Array]), { name: "ShapeError" });
    assert.throws(() => averageWeights([new Float32Array()]), { name: "ShapeError" });
    assert.throws(() => averageWeights([two, Float32Array.of(1, Number.NaN)]), { name: "OptionError", message: /list\[1\] .* posición 1/ });
  });
});
