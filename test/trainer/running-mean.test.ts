import { strict as assert } from "node:assert";
import { join } from "node:path";
import { averageWeights } from "ebm/trainer";
import fc from "fast-check";

type Mean = { add(...lists: Float32Array[]): void; values(): Float32Array[] };
const { runningMean } = require(join(__dirname, "../../lib/dist/trainer/running-mean")) as { runningMean(): Mean };

const list = fc
  .array(fc.float({ noNaN: true, min: -100, max: 100 }), { minLength: 3, maxLength: 3 })
  .map((values) => Float32Array.from(values));

describe("the running mean", () => {
  it("of one list is the list", () => {
    const mean = runningMean();
    mean.add(Float32Array.of(1, -2), Float32Array.of(0.1));
    assert.deepEqual(mean.values(), [Float32Array.of(1, -2), Float32Array.of(0.1)]);
  });

  it("is the mean of all that were added, whenever it is asked", () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 6 }), (lists) => {
        const mean = runningMean();
        lists.forEach((each, i) => {
          mean.add(each);
          assert.deepEqual(mean.values(), [averageWeights(lists.slice(0, i + 1))]);
        });
      }),
    );
  });
});
