import { strict as assert } from "node:assert";
import { loadMnist, toPadded } from "ebm/data";
import { chooseEngine, type EngineNetwork, openNetwork } from "ebm/engine";
import { accuracy, DIGIT_CLASSIFIER, garbage, judge, sampleQuality } from "ebm/metrics";
import { preset } from "ebm/network";
import { generator, rng } from "ebm/rng";
import { uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";

describe("the judge of samples", () => {
  let network: EngineNetwork;
  let digits: Float32Array;
  let labels: Uint8Array;
  before(async () => {
    const { spec, weights } = await loadShipped("mnist-classifier");
    network = await openNetwork(spec, { weights, engine: await chooseEngine({ prefer: "wasm", fma: false }) });
    const { test } = await loadMnist();
    digits = toPadded(
      test,
      Uint32Array.from({ length: test.count }, (_, i) => i),
    );
    labels = test.labels;
  });
  after(() => network.dispose());

  it("is the network of the library, and small", async () => {
    const { spec, weights, about } = await loadShipped("mnist-classifier");
    assert.deepEqual(spec, DIGIT_CLASSIFIER);
    assert.ok(weights.length * 4 < 400_000);
    for (const fact of ["seed", "epochs", "accuracy", "command", "machine", "engine", "node"]) assert.ok(fact in about, fact);
  });

  it("knows 98.5 % of the 10,000 test digits or more, and says the accuracy that it has", async () => {
    const found = accuracy(network.outputs(digits), labels);
    assert.ok(found >= 0.985, String(found));
    assert.ok(Math.abs(found - Number((await loadShipped("mnist-classifier")).about.accuracy)) < 5e-4);
  });

  it("is sure of nearly all test digits, and covers the ten", () => {
    const some = digits.subarray(0, 500 * 1024);
    const { confidentShare, coverage, entropy } = sampleQuality(network, some);
    // Measured: 96.8 % of all test images; the digits of MNIST are almost equally frequent, so that H is near log 10.
    assert.ok(confidentShare > 0.93, String(confidentShare));
    assert.equal(coverage, 10);
    assert.ok(entropy > 2.2 && entropy <= Math.log(10));
  });

  it("is never sure of uniform noise, of blank pages and of inverted digits", () => {
    const sure = (x: Float32Array) => sampleQuality(network, x).confidentShare;
    for (const seed of [1, 2]) assert.equal(sure(uniformStart([32, 32, 1], { chains: 500, seed })), 0);
    assert.equal(sure(new Float32Array(1024).fill(-1)), 0);
    assert.equal(sure(new Float32Array(1024).fill(1)), 0);
    assert.ok(sure(digits.subarray(0, 200 * 1024).map((v) => -v)) < 0.05);
  });

  it("takes few images that are no digits for digits", () => {
    const x = garbage(digits.subarray(0, 400 * 1024), 600, generator(rng(99)));
    assert.ok(sampleQuality(network, x).confidentShare < 0.03);
  });

  it("gives probabilities, whose largest among the ten digits is the confidence", () => {
    const { probabilities, digits: found, confidence } = judge(network, digits.subarray(0, 20 * 1024));
    for (let i = 0; i < 20; i++) {
      const row = probabilities.subarray(i * 11, (i + 1) * 11);
      assert.ok(Math.abs(row.reduce((a, b) => a + b, 0) - 1) < 1e-6);
      assert.equal(confidence[i], Math.max(...row.subarray(0, 10)));
      assert.equal(row[found[i]], confidence[i]);
    }
  });

  it("is an energy too: E = −logsumexp of its logits", () => {
    const x = digits.subarray(0, 1024);
    const expected = -Math.log(network.outputs(x).reduce((sum, h) => sum + Math.exp(h), 0));
    assert.ok(Math.abs(network.energy(x)[0] - expected) < 1e-4 * Math.abs(expected));
  });

  it("refuses another network, and images of another shape", async () => {
    const other = await openNetwork(preset("mlp-784"), { seed: 1 });
    assert.throws(() => judge(other, new Float32Array(1024)), { name: "SpecError", message: /once|11 clases/ });
    assert.throws(() => judge(network, new Float32Array(784)), { name: "ShapeError", message: /padFlat01/ });
    other.dispose();
  });
});
