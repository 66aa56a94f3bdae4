import assert from "node:assert/strict";
import { join } from "node:path";

interface Draws {
  between(low: number, high: number): number;
  list(n: number, low: number, high: number): number[];
  readonly random: { integer(n: number): number };
}

/** The code exercises draw their cases with these; no room exports them. */
const { draws } = require(join(__dirname, "../../lib/dist/exercise/catalog/draws")) as { draws(seed: number, decimals?: number): Draws };

describe("the draws of the cases of code exercises", () => {
  it("are the same for a seed, and others for another", () => {
    const of = (seed: number) => draws(seed).list(5, -2, 2);
    assert.deepEqual(of(2026), of(2026));
    assert.notDeepEqual(of(2026), of(2027));
  });

  it("have two decimals, or as many as it says, and stay between their ends", () => {
    for (const [decimals, values] of [
      [2, draws(1).list(200, -1, 4)],
      [3, draws(1, 3).list(200, -1, 4)],
    ] as const) {
      assert.ok(values.every((value) => value >= -1 && value <= 4 && value === Number(value.toFixed(decimals))));
      assert.ok(Math.min(...values) < 0 && Math.max(...values) > 3);
    }
  });

  it("come one after another from one generator, whatever asks for them", () => {
    const [first, second] = [draws(3), draws(3)];
    const two = first.list(2, 0, 1);
    assert.deepEqual([second.between(0, 1), second.between(0, 1)], two);
    assert.equal(first.random.integer(1000), second.random.integer(1000));
  });
});
