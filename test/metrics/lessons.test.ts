import { strict as assert } from "node:assert";
import { loadMnist, toPadded } from "ebm/data";
import { distort, garbage } from "ebm/metrics";
import { generator, rng } from "ebm/rng";

describe("what the judge learns from", () => {
  let digits: Float32Array;
  before(async () => {
    digits = toPadded(
      (await loadMnist()).test,
      Array.from({ length: 24 }, (_, i) => i),
    );
  });

  for (const [name, make] of Object.entries({
    distort: (seed: number) => distort(digits, generator(rng(seed))),
    garbage: (seed: number) => garbage(digits, 24, generator(rng(seed))),
  })) {
    it(`${name} is a function of its generator, stays in [−1, 1] and leaves its digits as they were`, () => {
      const before = digits.slice();
      const made = make(7);
      assert.deepEqual(make(7), made);
      assert.notDeepEqual(make(8), made);
      assert.equal(made.length, digits.length);
      assert.ok(made.every((v) => v >= -1 - 1e-6 && v <= 1 + 1e-6));
      assert.deepEqual(digits, before);
    });
  }

  it("distort keeps most of the ink", () => {
    const ink = (x: Float32Array) => x.reduce((sum, v) => sum + v + 1, 0);
    const ratio = ink(distort(digits, generator(rng(3)))) / ink(digits);
    assert.ok(ratio > 0.7 && ratio < 1.2, String(ratio));
  });

  it("refuse images that are not whole", () => {
    assert.throws(() => distort(new Float32Array(784), generator(rng(1))), { name: "ShapeError" });
    assert.throws(() => garbage(new Float32Array(0), 1, generator(rng(1))), { name: "ShapeError" });
  });
});
