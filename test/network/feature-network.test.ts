import { strict as assert } from "node:assert";
import { openNetwork } from "ebm/engine";
import { conv2d, dense, featureNetwork, flatten, initialWeights, network } from "ebm/network";
import { loadShipped } from "ebm/trainer";

describe("featureNetwork", () => {
  const spec = network({
    name: "mini",
    inputShape: [4, 4, 1],
    layers: [conv2d(3, { kernelSize: 3, strides: 2, activation: "swish" }), flatten(), dense(5, { activation: "swish" }), dense(2)],
    head: "logsumexp",
  });
  const weights = initialWeights(spec, { seed: 7 });

  it("outputs what the last layer read: W φ + b is what the network itself outputs", async () => {
    const features = featureNetwork({ spec, weights });
    const [whole, part] = [await openNetwork(spec, { weights }), await openNetwork(features.spec, { weights: features.weights })];
    const x = Float32Array.from({ length: 32 }, (_, i) => Math.sin(i));
    const [h, phi] = [whole.outputs(x), part.outputs(x)];
    assert.equal(phi.length, 2 * 5);
    const [kernel, bias] = [weights.subarray(-12, -2), weights.subarray(-2)];
    for (let i = 0; i < 2; i++)
      for (let k = 0; k < 2; k++) {
        const sum = bias[k] + [0, 1, 2, 3, 4].reduce((total, j) => total + phi[5 * i + j] * kernel[2 * j + k], 0);
        assert.ok(Math.abs(sum - h[2 * i + k]) < 1e-5, `${i} ${k}`); // sums of five float32 products near 1
      }
    for (const net of [whole, part]) net.dispose();
  });

  it("gives 64 features of the classifier", async () => {
    const { spec: made } = featureNetwork(await loadShipped("mnist-classifier"));
    assert.deepEqual(made.layers.at(-1), dense(64));
  });

  it("refuses a network of one layer, and weights of another", () => {
    const line = network({ name: "línea", inputShape: [2], layers: [dense(1)] });
    assert.throws(() => featureNetwork({ spec: line, weights: new Float32Array(3) }), {
      name: "SpecError",
      message: /no acaba en una capa dense/,
    });
    assert.throws(() => featureNetwork({ spec, weights: new Float32Array(3) }), { name: "ShapeError" });
    assert.throws(() => featureNetwork({} as never), { name: "SpecError" });
  });
});
