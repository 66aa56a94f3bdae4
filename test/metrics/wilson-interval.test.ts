import { strict as assert } from "node:assert";
import { wilsonInterval } from "ebm/metrics";

describe("wilsonInterval", () => {
  it("has the values of Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29", () => {
    const rounded = (hits: number, trials: number) => wilsonInterval(hits, trials, { z: 1.959964 }).map((p) => Number(p.toFixed(4)));
    assert.deepEqual(rounded(81, 263), [0.2553, 0.3662]);
    assert.deepEqual(rounded(15, 148), [0.0624, 0.1605]);
    assert.deepEqual(rounded(0, 20), [0, 0.1611]);
    assert.deepEqual(rounded(1, 29), [0.0061, 0.1718]);
  });

  it("holds the share, stays in [0, 1], is mirrored by the misses, and narrows with more trials", () => {
    for (let hits = 0; hits <= 30; hits++) {
      const [low, high] = wilsonInterval(hits, 30);
      assert.ok(low >= 0 && low <= hits / 30 && hits / 30 <= high && high <= 1);
      const [from, to] = wilsonInterval(30 - hits, 30);
      assert.ok(Math.abs(from - (1 - high)) < 1e-12 && Math.abs(to - (1 - low)) < 1e-12);
      const [inner, outer] = wilsonInterval(10 * hits, 300);
      assert.ok(outer - inner < high - low);
    }
  });

  it("refuses more hits than trials, and shares in place of counts", () => {
    assert.throws(() => wilsonInterval(65, 64), { name: "OptionError" });
    assert.throws(() => wilsonInterval(0.5, 64), { name: "OptionError", message: /no la parte/ });
    assert.throws(() => wilsonInterval(0, 0), { name: "OptionError" });
  });
});
