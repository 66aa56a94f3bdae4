import { strict as assert } from "node:assert";
import { memorisation, memorisationOf, nearest, softened } from "ebm/metrics";

describe("softened", () => {
  it("keeps the sum of what lies inside, and spreads a pixel by a variance of times/2", () => {
    const side = 21;
    const x = new Float32Array(side * side);
    x[10 * side + 10] = 1;
    const out = softened(x, { side, times: 4, background: 0 });
    const moment = (of: (row: number) => number) => out.reduce((sum, v, k) => sum + v * of(Math.floor(k / side) - 10), 0);
    assert.ok(Math.abs(moment(() => 1) - 1) < 1e-6);
    assert.ok(Math.abs(moment((row) => row * row) - 2) < 1e-5);
  });

  it("treats each image alone, and leaves a page of background as it is", () => {
    const blank = new Float32Array(9).fill(-1);
    const ink = Float32Array.of(-1, 1, 0, 1, 0, 0, -1, 1, 1);
    const both = softened(Float32Array.from([...blank, ...ink]), { side: 3 });
    assert.deepEqual(both.subarray(0, 9), blank);
    assert.deepEqual(both.slice(9), softened(ink, { side: 3 }));
    assert.deepEqual(softened(ink, { side: 3, times: 0 }), ink);
  });

  it("refuses what is no square", () => {
    assert.throws(() => softened(new Float32Array(5), { side: 2 }), { name: "ShapeError" });
  });
});

describe("memorisationOf", () => {
  it("is memorisation with the searches already made", () => {
    const [x, train, test] = [Float32Array.of(0.1, 3, 5), Float32Array.of(0, 1, 2, 8), Float32Array.of(0.4, 1.6, 7)];
    assert.deepEqual(memorisationOf(nearest(x, train, 1), nearest(test, train, 1)), memorisation(x, { train, test, size: 1 }));
  });
});
