import { strict as assert } from "node:assert";
import { conv2d, dense, flatten, initialWeights, network, spreadWeights } from "ebm/network";

const spec = network({ name: "punto", inputShape: [2], layers: [dense(64, { activation: "swish" }), dense(5), dense(1)] });

describe("spreadWeights", () => {
  it("spreads the first layer evenly over its ranges and leaves the others as Glorot has them", () => {
    const [spread, plain] = [spreadWeights(spec, { seed: 7, slope: 3, offset: 1.5 }), initialWeights(spec, { seed: 7 })];
    assert.deepEqual(spread.subarray(192), plain.subarray(192));
    const extremes = (part: Float32Array) => [Math.min(...part), Math.max(...part)];
    // Of n uniform values, the largest is within 1/10 of the end but for a chance of 0.95ⁿ, one in a thousand or less.
    for (const [part, limit] of [
      [spread.subarray(0, 128), 3],
      [spread.subarray(128, 192), 1.5],
    ] as const) {
      const [low, high] = extremes(part);
      assert.ok(low >= -limit && low < -0.8 * limit, `${low}`);
      assert.ok(high <= limit && high > 0.8 * limit, `${high}`);
    }
  });

  it("is a function of the seed", () => {
    assert.deepEqual(spreadWeights(spec, { seed: 7 }), spreadWeights(spec, { seed: 7 }));
    assert.notDeepEqual(spreadWeights(spec, { seed: 7 }), spreadWeights(spec, { seed: 8 }));
  });

  it("refuses networks that begin otherwise", () => {
    const images = network({ name: "fotos", inputShape: [8, 8, 1], layers: [conv2d(2, { kernelSize: 3 }), flatten(), dense(1)] });
    assert.throws(() => spreadWeights(images, { seed: 7 }), /la primera capa de la red fotos debe ser dense/);
    assert.throws(() => spreadWeights(spec, { seed: 7, slope: 0 }), /slope debe ser un número positivo/);
  });
});
