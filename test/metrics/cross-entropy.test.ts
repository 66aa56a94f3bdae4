import { strict as assert } from "node:assert";
import fc from "fast-check";
import { openNetwork } from "ebm/engine";
import { accuracy, crossEntropy, crossEntropyGradient, softmax } from "ebm/metrics";
import { dense, initialWeights, network } from "ebm/network";
import { normalStart } from "ebm/sampler";

const CLASSES = 4;
const rows = fc
  .array(fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: CLASSES, maxLength: CLASSES }), { minLength: 1, maxLength: 6 })
  .map((list) => Float32Array.from(list.flat()));

describe("softmax", () => {
  it("gives positive rows that add up to 1, whatever is added to the logits", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -20, max: 20 }), (logits, shift) => {
        const p = softmax(logits, CLASSES);
        // float32 keeps 24 bits: the shifted logits differ by at most 70 · 2^−24 = 4e-6.
        const q = softmax(
          logits.map((h) => h + shift),
          CLASSES,
        );
        for (let i = 0; i < p.length; i += CLASSES) {
          assert.ok(Math.abs(p.subarray(i, i + CLASSES).reduce((a, b) => a + b, 0) - 1) < 1e-6);
        }
        for (let j = 0; j < p.length; j++) assert.ok(p[j] >= 0 && Math.abs(p[j] - q[j]) < 2e-5);
      }),
    );
  });
});

describe("cross-entropy", () => {
  it("is log K when all logits are equal, and 0 when the right one is far above", () => {
    assert.ok(Math.abs(crossEntropy(new Float32Array(CLASSES), [2]).loss - Math.log(CLASSES)) < 1e-6);
    assert.equal(crossEntropy(Float32Array.of(0, 200, 0, 0), [1]).loss, 0);
  });

  it("stays finite when the right class has no chance", () => {
    assert.ok(Number.isFinite(crossEntropy(Float32Array.of(0, 1000), [0]).loss));
  });

  it("has a gradient whose rows add up to 0", () => {
    fc.assert(
      fc.property(rows, (logits) => {
        const n = logits.length / CLASSES;
        const { gradient } = crossEntropy(logits, new Array(n).fill(1));
        for (let i = 0; i < n; i++) {
          assert.ok(Math.abs(gradient.subarray(i * CLASSES, (i + 1) * CLASSES).reduce((a, b) => a + b, 0)) < 1e-6);
        }
      }),
    );
  });

  it("refuses a label that is no class, and a wrong number of labels", () => {
    assert.throws(() => crossEntropy(new Float32Array(8), [0, 4]), { name: "OptionError", message: /labels\[1\]/ });
    assert.throws(() => crossEntropy(new Float32Array(8), [0, 1, 2]), { name: "ShapeError" });
    assert.throws(() => crossEntropy(new Float32Array(8), []), { name: "OptionError" });
  });

  it("has the gradient in θ that central differences give", async () => {
    const spec = network({
      name: "tres clases",
      inputShape: [5],
      layers: [dense(6, { activation: "tanh" }), dense(3)],
      outputSign: -1,
      head: "logsumexp",
    });
    const weights = initialWeights(spec, { seed: 3 });
    const net = await openNetwork(spec, { weights });
    const x = normalStart([5], { chains: 7, seed: 2 });
    const labels = [0, 1, 2, 0, 1, 2, 0];
    const { loss, gradient } = crossEntropyGradient(net, x, labels);
    assert.equal(loss, crossEntropy(net.outputs(x), labels).loss);
    // h = 1e-2: the float32 outputs (1e-7) leave an error of 1e-5, the third derivative one of h²/6 ≈ 2e-5.
    for (const k of [0, 7, 29, 33, 40, weights.length - 1]) {
      const at = (step: number) => {
        net.setWeights(weights.map((w, i) => (i === k ? w + step : w)));
        return crossEntropy(net.outputs(x), labels).loss;
      };
      const difference = (at(0.01) - at(-0.01)) / 0.02;
      assert.ok(Math.abs(gradient[k] - difference) < 1e-4, `θ[${k}]: ${gradient[k]} and ${difference}`);
    }
    net.dispose();
  });
});

describe("accuracy", () => {
  it("is a share, that does not depend on the order of the samples", () => {
    fc.assert(
      fc.property(rows, (logits) => {
        const n = logits.length / CLASSES;
        const labels = Array.from({ length: n }, (_, i) => i % CLASSES);
        const reversed = Float32Array.from(labels.flatMap((_, i) => [...logits.subarray((n - 1 - i) * CLASSES, (n - i) * CLASSES)]));
        const found = accuracy(logits, labels);
        assert.ok(Number.isInteger(Math.round(found * n)) && found >= 0 && found <= 1);
        assert.equal(accuracy(reversed, labels.reverse()), found);
      }),
    );
  });
});
