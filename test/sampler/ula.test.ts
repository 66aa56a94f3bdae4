import { strict as assert } from "node:assert";
import { doubleWell, quadratic } from "ebm/energy";
import { sample, ula, uniformStart } from "ebm/sampler";

describe("ula", () => {
  it("reaches the closed-form stationary mean and variance of a quadratic energy, bias included", async () => {
    // x' = a x + sqrt(εT) ξ with a = 1 − εk/2: mean c, variance (T/k) / (1 − εk/4).
    const [stepSize, temperature, stiffness, centre, chains] = [0.4, 0.5, 2, 3, 4096];
    const expected = temperature / stiffness / (1 - (stepSize * stiffness) / 4);
    const sampler = ula(quadratic([centre], { stiffness }), { stepSize, temperature });
    const { x } = await sample(sampler, new Float32Array(chains), { seed: 5, steps: 80 });
    const mean = x.reduce((sum, v) => sum + v, 0) / chains;
    const variance = x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (chains - 1);
    // Standard errors: of the mean sqrt(var/n), of the variance var sqrt(2/n); four of each. 0.6^80 is 2e-18.
    assert.ok(Math.abs(mean - centre) < 4 * Math.sqrt(expected / chains), `mean ${mean}`);
    assert.ok(Math.abs(variance / expected - 1) < 4 * Math.sqrt(2 / chains), `variance ${variance} against ${expected}`);
  });

  it("fills both wells of a double well as Boltzmann says: half each", async () => {
    const chains = 2000;
    const start = uniformStart([2], { chains, seed: 1, bounds: [-1.5, 1.5] });
    const { x } = await sample(ula(doubleWell(), { stepSize: 0.05, temperature: 0.5 }), start, { seed: 1, steps: 400 });
    let right = 0;
    for (let i = 0; i < chains; i++) if (x[2 * i] > 0) right++;
    // Binomial(2000, 1/2): standard deviation 0.0112 of the share; four of them.
    assert.ok(Math.abs(right / chains - 0.5) < 0.045, `${right / chains}`);
  });

  it("is gradient descent at temperature 0", async () => {
    const { x } = await sample(ula(quadratic([0]), { stepSize: 0.5, temperature: 0 }), [8], { seed: 1, steps: 3 });
    assert.equal(x[0], 8 * 0.75 ** 3);
  });

  it("says that it diverged when the step is beyond 4/k", async () => {
    const sampler = ula(quadratic([0], { stiffness: 100 }), { stepSize: 10 });
    await assert.rejects(sample(sampler, [1], { seed: 1, steps: 200 }), /paso más pequeño|stepSize/);
  });

  it("refuses a step of 0 and a negative temperature", () => {
    assert.throws(() => ula(quadratic([0]), { stepSize: 0 }), /stepSize debe ser un número positivo/);
    assert.throws(() => ula(quadratic([0]), { stepSize: 0.1, temperature: -1 }), /temperature/);
    assert.throws(() => ula(quadratic([0]), {} as { stepSize: number }), /stepSize debe ser un número positivo y llegó nada/);
  });
});
