import { strict as assert } from "node:assert";
import { conv2d, dense, flatten, initialWeights, limitSpectralNorms, network, preset, residual, spectralLimiter } from "ebm/network";
import { generator, rng } from "ebm/rng";
import { exactNorms } from "./singular-values";

const spec = network({
  name: "pequeña",
  inputShape: [6, 5, 2],
  layers: [conv2d(3, { kernelSize: 3, activation: "swish" }), ...residual(4, { channels: 3, strides: 2 }), flatten(), dense(1)],
});

describe("spectralLimiter", () => {
  it("gives, with enough iterations, what limitSpectralNorms gives", () => {
    const weights = initialWeights(spec, { seed: 2 }).map((w) => 3 * w);
    const exact = { tolerance: 1e-14, iterations: 3000 };
    const limiter = spectralLimiter(spec, { limit: 0.9, ...exact });
    const { weights: limited } = limiter.step(limiter.init(), weights);
    const expected = limitSpectralNorms(spec, weights, { limit: 0.9, ...exact });
    // Another start, and so another last bit.
    limited.forEach((w, i) => assert.ok(Math.abs(w - expected[i]) <= 1e-6, `${i}: ${w}, ${expected[i]}`));
  });

  it("with one iteration a step follows weights that wander, where a new start each time does not", () => {
    const limiter = spectralLimiter(spec, { limit: 1, iterations: 1 });
    const draws = generator(rng(3));
    let weights = initialWeights(spec, { seed: 2 });
    let directions = limiter.init();
    let fresh = weights;
    for (let step = 0; step < 60; step++) {
      const drift = (theta: Float32Array) => theta.map((w) => w + 0.01 * draws.normal());
      ({ weights, directions } = limiter.step(directions, drift(weights)));
      ({ weights: fresh } = limiter.step(limiter.init(), drift(fresh)));
    }
    const [followed, restarted] = [weights, fresh].map((theta) => Math.max(...exactNorms(spec, theta)));
    assert.ok(followed < 1.05 && restarted > 1.2, `${followed}, ${restarted}`);
  });

  it("leaves biases, and layers below the limit, as they are", () => {
    const weights = initialWeights(spec, { seed: 2 }).map((w) => w + 0.01);
    const limiter = spectralLimiter(spec, { limit: 100 });
    assert.deepEqual(limiter.step(limiter.init(), weights).weights, weights);
    const zeros = new Float32Array(weights.length);
    assert.deepEqual(limiter.step(limiter.init(), zeros).weights, zeros);
  });

  it("refuses a limit of 0, other directions and other weights", () => {
    assert.throws(() => spectralLimiter(spec, { limit: 0 }), { name: "OptionError", message: /spectralLimiter · limit/ });
    assert.throws(() => spectralLimiter(spec), { name: "OptionError", message: /limit .* nada/ });
    const limiter = spectralLimiter(preset("mlp-10"), { limit: 1 });
    const weights = new Float32Array(9729);
    // 10 inputs, 128 and 64 hidden units.
    assert.throws(() => limiter.step(new Float32Array(3), weights), { name: "ShapeError", message: /202 valores/ });
    assert.throws(() => limiter.step(limiter.init(), new Float32Array(3)), { name: "ShapeError" });
    assert.throws(() => limiter.step(limiter.init(), weights.fill(Number.NaN)), { name: "OptionError", message: /divergió/ });
  });
});
