import { strict as assert } from "node:assert";
import { doubleWell, quadratic } from "ebm/energy";
import { rng } from "ebm/rng";
import { mala, sample, ula, uniformStart } from "ebm/sampler";

/** Mean of the squares. */
const power = (values: Float32Array) => values.reduce((sum, v) => sum + v * v, 0) / values.length;

describe("mala", () => {
  it("reaches the exact variance T/k of a quadratic energy with a step where ula's is a quarter too large", async () => {
    const [stepSize, temperature, stiffness, chains] = [0.8, 0.5, 1, 4096];
    const options = { stepSize, temperature };
    const variance = async (sampler: ReturnType<typeof ula>) =>
      power((await sample(sampler, new Float32Array(chains), { seed: 5, steps: 60 })).x);
    // Standard error of a variance: var sqrt(2/n) = 2.2 %; four of them.
    const error = 4 * Math.sqrt(2 / chains);
    const energy = quadratic([0], { stiffness });
    assert.ok(Math.abs((await variance(mala(energy, options) as never)) / (temperature / stiffness) - 1) < error);
    assert.ok(Math.abs((await variance(ula(energy, options))) / (temperature / stiffness / (1 - (stepSize * stiffness) / 4)) - 1) < error);
  });

  it("fills both wells of a double well as Boltzmann says, from one side, and keeps the mean energy of its quadratic axis", async () => {
    const chains = 2000;
    const { x } = await sample(mala(doubleWell(), { stepSize: 0.3, temperature: 0.5 }), new Float32Array(2 * chains).fill(1), {
      seed: 1,
      steps: 400,
    });
    let right = 0;
    const across = new Float32Array(chains);
    for (let i = 0; i < chains; i++) {
      if (x[2 * i] > 0) right++;
      across[i] = x[2 * i + 1];
    }
    assert.ok(Math.abs(right / chains - 0.5) < 0.045, `${right / chains}`); // binomial: 0.0112; four of them
    assert.ok(Math.abs(power(across) / 0.25 - 1) < 4 * Math.sqrt(2 / chains)); // T/k = 0.5/2
  });

  it("accepts nearly all of small steps and few of large ones, and a rejected chain stays where it is", () => {
    const share = (stepSize: number) => {
      const sampler = mala(doubleWell(), { stepSize });
      const from = sampler.init(uniformStart([2], { chains: 500, seed: 1 }));
      const [to, { accepted }] = sampler.step(from, rng(7));
      accepted.forEach((yes, c) => {
        if (!yes) assert.deepEqual(to.x.subarray(2 * c, 2 * c + 2), from.x.subarray(2 * c, 2 * c + 2));
      });
      return accepted.reduce((sum, one) => sum + one, 0) / 500;
    };
    assert.ok(share(0.001) > 0.99);
    assert.ok(share(3) < 0.3);
  });

  it("keeps energies and gradients that are those of its chains", () => {
    const energy = doubleWell();
    const sampler = mala(energy, { stepSize: 0.5 });
    let state = sampler.init(uniformStart([2], { chains: 50, seed: 2 }));
    for (let t = 0; t < 5; t++) [state] = sampler.step(state, rng(7));
    assert.deepEqual(state.at, energy.energyAndGradient(state.x));
  });

  it("stays in the numbers where ula leaves them", async () => {
    const start = Float32Array.of(100, 100);
    await assert.rejects(sample(ula(doubleWell(), { stepSize: 1 }), start, { seed: 1, steps: 50 }));
    const { x } = await sample(mala(doubleWell(), { stepSize: 1 }) as never, start, { seed: 1, steps: 50 });
    assert.ok(x.every(Number.isFinite));
  });

  it("refuses a step and a temperature that are not positive", () => {
    assert.throws(() => mala(quadratic([0]), { stepSize: 0 }), /stepSize debe ser un número positivo/);
    assert.throws(() => mala(quadratic([0]), { stepSize: 0.1, temperature: 0 }), /temperature/);
  });
});
