import { strict as assert } from "node:assert";
import { adam } from "ebm/trainer";
import fc from "fast-check";

describe("adam", () => {
  it("makes a first step of the learning rate against the gradient's sign, whatever its size", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.boolean(), (size, positive) => {
        const optimizer = adam({ learningRate: 0.01 });
        const [weights] = optimizer.step(optimizer.init(1), Float32Array.of(0), Float32Array.of(positive ? size : -size));
        // m/√v = sign(g) after correction; ε = 1e-7 against √v·√(1−β₂) >= 3e-4 takes off at most 3e-4 of it.
        assert.ok(Math.abs(weights[0] - (positive ? -0.01 : 0.01)) < 1e-5, `${weights[0]}`);
      }),
    );
  });

  it("follows the textbook recursion in double precision for fifty steps", () => {
    const [learningRate, beta1, beta2, epsilon] = [0.05, 0.8, 0.95, 1e-7];
    const optimizer = adam({ learningRate, beta1, beta2, epsilon });
    let weights: Float32Array = Float32Array.of(1, -2);
    let state = optimizer.init(2);
    const [theta, m, v] = [
      [1, -2],
      [0, 0],
      [0, 0],
    ];
    for (let t = 1; t <= 50; t++) {
      // Gradient of (θ₀² + 3θ₁²)/2 at each side's own θ.
      [weights, state] = optimizer.step(state, weights, Float32Array.of(weights[0], 3 * weights[1]));
      theta.forEach((value, i) => {
        const g = i === 0 ? value : 3 * value;
        m[i] = beta1 * m[i] + (1 - beta1) * g;
        v[i] = beta2 * v[i] + (1 - beta2) * g * g;
        theta[i] -= (learningRate * (Math.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)) * m[i]) / (Math.sqrt(v[i]) + epsilon);
      });
    }
    // Fifty float32 steps of size 0.05: rounding of about 50 · 1e-7.
    weights.forEach((w, i) => assert.ok(Math.abs(w - theta[i]) < 2e-5, `${w} against ${theta[i]}`));
  });

  it("leaves weights and state as they were", () => {
    const optimizer = adam();
    const [weights, state] = [Float32Array.of(1), optimizer.init(1)];
    optimizer.step(state, weights, Float32Array.of(3));
    assert.deepEqual([[...weights], [...state.first], state.step], [[1], [0], 0]);
  });

  it("refuses bad rates, lengths that differ and gradients that diverged", () => {
    assert.throws(() => adam({ learningRate: -1 }), /learningRate debe ser un número positivo/);
    assert.throws(() => adam({ beta1: 1 }), /beta1 debe estar en \[0, 1\)/);
    assert.throws(() => adam({ beta2: "0.9" as unknown as number }), /beta2 .* llegó "0\.9"/);
    assert.throws(() => adam({ epsilon: 1e-50 }), /epsilon debe ser un número positivo y llegó 0\.\n.*float32/);
    const optimizer = adam();
    for (const count of [-1, 1.5, Number.NaN, 1e12])
      assert.throws(() => optimizer.init(count), { name: "OptionError", message: /parameters/ });
    assert.throws(
      () => optimizer.step({ ...optimizer.init(1), step: Number.NaN }, new Float32Array(1), new Float32Array(1)),
      /state\.step/,
    );
    assert.throws(() => optimizer.step(optimizer.init(1), new Float32Array(1), undefined as unknown as Float32Array), {
      name: "ShapeError",
    });
    // (2e19)² = 4e38 is beyond float32: the weight would never move again.
    assert.throws(() => optimizer.step(optimizer.init(1), new Float32Array(1), Float32Array.of(1e22)), /desborda/);
    assert.throws(() => optimizer.step(optimizer.init(2), new Float32Array(2), new Float32Array(3)), /mismo tamaño/);
    assert.throws(() => optimizer.step(optimizer.init(1), new Float32Array(1), Float32Array.of(Number.NaN)), /el entrenamiento divergió/i);
  });
});
