import { strict as assert } from "node:assert";
import { join } from "node:path";
import type { Examples } from "ebm/objective";

type Draw = { batchSize: number; dimension: number; seed: number; step: number };
const { drawBatch } = require(join(__dirname, "../../lib/dist/trainer/draw-batch")) as { drawBatch(set: Examples, draw: Draw): Examples };

/** Six samples of two numbers, sample i being [10 i, 10 i + 1] of class i. */
const SIX = { x: Float32Array.from({ length: 12 }, (_, k) => 10 * (k >> 1) + (k & 1)), labels: Uint32Array.from([0, 1, 2, 3, 4, 5]) };
const draw = (step: number, batchSize = 6000) => drawBatch(SIX, { batchSize, dimension: 2, seed: 7, step });

describe("a batch drawn with replacement", () => {
  it("keeps the numbers of each sample together, with its class", () => {
    const { x, labels } = draw(0, 50);
    assert.equal(x.length, 100);
    Array.from(labels ?? []).forEach((label, k) => assert.deepEqual([...x.subarray(2 * k, 2 * k + 2)], [10 * label, 10 * label + 1]));
  });

  it("has every sample about as often as any other", () => {
    const counts = new Array(6).fill(0);
    for (const label of Array.from(draw(0).labels ?? [])) counts[label]++;
    // Binomial(6000, 1/6): mean 1000, deviation 28.9; five of them.
    for (const count of counts) assert.ok(Math.abs(count - 1000) < 145, `${counts}`);
  });

  it("is a function of seed and step", () => {
    assert.deepEqual(draw(3), draw(3));
    assert.notDeepEqual(draw(3).labels, draw(4).labels);
  });

  it("has no classes when the set has none", () => {
    assert.equal(drawBatch({ x: SIX.x }, { batchSize: 4, dimension: 2, seed: 7, step: 0 }).labels, undefined);
  });
});
