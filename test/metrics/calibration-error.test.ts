import { strict as assert } from "node:assert";
import { calibrationError } from "ebm/metrics";
import { generator, rng } from "ebm/rng";

/** Logits of two classes whose softmax gives p to class 0. */
const logitsOf = (...probabilities: number[]) => Float32Array.from(probabilities.flatMap((p) => [Math.log(p), Math.log(1 - p)]));

describe("calibrationError", () => {
  it("is the mean distance of confidence and accuracy, bin by bin", () => {
    // Bins of a tenth: {0.65, 0.65} with one right, {0.95} right: 2/3 · |1/2 − 0.65| + 1/3 · |1 − 0.95|.
    const { error, confidence, accuracy } = calibrationError(logitsOf(0.65, 0.65, 0.95), [0, 1, 0], { bins: 10 });
    assert.ok(Math.abs(error - (0.3 + 0.05) / 3) < 1e-6, String(error));
    assert.ok(Math.abs(confidence - 0.75) < 1e-6);
    assert.equal(accuracy, 2 / 3);
  });

  it("with one bin is the distance of the means, and more bins never make it smaller", () => {
    const draws = generator(rng(7));
    const p = Array.from({ length: 500 }, () => 0.01 + 0.98 * draws.uniform());
    const labels = p.map(() => draws.integer(2));
    const found = [1, 2, 10].map((bins) => calibrationError(logitsOf(...p), labels, { bins }));
    assert.ok(Math.abs(found[0].error - Math.abs(found[0].confidence - found[0].accuracy)) < 1e-12);
    assert.ok(found[1].error >= found[0].error - 1e-12 && found[2].error >= found[1].error - 1e-12);
  });

  it("is near 0 when the answers are drawn from what is said", () => {
    const draws = generator(rng(11));
    const p = Array.from({ length: 20_000 }, () => 0.02 + 0.96 * draws.uniform());
    const labels = p.map((each) => (draws.uniform() < each ? 0 : 1));
    // 15 bins, of which the 8 above ½ are used, of about 2500 each: their mean deviation is √(2/π) · √(¼/2500) = 0.008 at most.
    assert.ok(calibrationError(logitsOf(...p), labels).error < 0.016);
  });

  it("refuses bins that are no whole number, and labels that do not fit", () => {
    assert.throws(() => calibrationError(logitsOf(0.5), [0], { bins: 0 }), { name: "OptionError", message: /bins/ });
    assert.throws(() => calibrationError(logitsOf(0.5), [2]), { name: "OptionError" });
  });
});
