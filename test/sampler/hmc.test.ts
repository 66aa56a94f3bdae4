import { strict as assert } from "node:assert";
import { join } from "node:path";
import { doubleWell, type Energy, type EnergyAndGradient, quadratic } from "ebm/energy";
import { acceptanceSummary, integratedAutocorrelationTime } from "ebm/metrics";
import { rng } from "ebm/rng";
import { coordinateTrace, hmc, mala, normalStart, sample } from "ebm/sampler";

const { leapfrog } = require(join(__dirname, "../../lib/dist/sampler/leapfrog")) as {
  leapfrog(start: Phase, how: { energy: Energy; stepSize: Float64Array; mass: Float64Array; leaps: number }): Phase;
};

/** As `leapfrog` takes and returns it. */
interface Phase {
  readonly x: Float32Array;
  readonly momentum: Float64Array;
  readonly at: EnergyAndGradient;
}

describe("hmc", () => {
  it("with one leap of h = √ε is mala", async () => {
    const start = normalStart([2], { chains: 20, seed: 1 });
    const stepSize = 0.25; // h = 0.5, both exact in binary
    const langevin = await sample(mala(doubleWell(), { stepSize, temperature: 0.5 }), start, { seed: 3, steps: 30 });
    const hamiltonian = await sample(hmc(doubleWell(), { stepSize: 0.5, leaps: 1, temperature: 0.5 }), start, { seed: 3, steps: 30 });
    // The same normals and uniforms; the sums round differently, and a bad luck would accept in one and not in the other.
    hamiltonian.x.forEach((v, i) => assert.ok(Math.abs(v - langevin.x[i]) < 1e-4, `${i}`));
  });

  it("the error of the energy falls as h² when the time of a path is kept", () => {
    const start = normalStart([2], { chains: 200, seed: 2 });
    const errorOf = (leaps: number) => {
      const sampler = hmc(doubleWell(), { stepSize: 1.6 / leaps, leaps });
      const [, { energyError }] = sampler.step(sampler.init(start), rng(5));
      return Math.sqrt(energyError.reduce((sum, e) => sum + e * e, 0) / energyError.length);
    };
    // Störmer-Verlet is of second order: half the step, a quarter of the error; float32 energies have 1e-7.
    const ratio = errorOf(32) / errorOf(64);
    assert.ok(ratio > 3.6 && ratio < 4.4, `${ratio}`);
  });

  it("goes back where it came from when the momentum turns its sign", () => {
    const start = normalStart([2], { chains: 100, seed: 3 });
    const energy = doubleWell();
    const away = { energy, stepSize: new Float64Array(100).fill(0.2), mass: Float64Array.of(1, 2), leaps: 15 };
    const momentum = Float64Array.from(normalStart([2], { chains: 100, seed: 4 }));
    const there = leapfrog({ x: start, momentum, at: energy.energyAndGradient(start) }, away);
    assert.ok(there.x.some((v, i) => Math.abs(v - start[i]) > 1)); // it has been somewhere
    const back = leapfrog({ ...there, momentum: there.momentum.map((p) => -p) }, away);
    // Each turn rounds x to float32 (1e-7), and fifteen leaps of a double well may enlarge that a hundredfold.
    back.x.forEach((v, i) => assert.ok(Math.abs(v - start[i]) < 1e-4, `x ${i}: ${v}, ${start[i]}`));
    back.momentum.forEach((p, i) => assert.ok(Math.abs(p + momentum[i]) < 1e-4, `p ${i}: ${p}, ${-momentum[i]}`));
  });

  it("comes back after a period of a parabola", () => {
    // On a parabola a leap is a matrix; a path with h · leaps = π√(m/k) turns x into −x, and twice that brings it back.
    const far = hmc(quadratic([0]), { stepSize: (2 * Math.PI) / 400, leaps: 400 });
    const start = normalStart([1], { chains: 50, seed: 3, spread: 3 });
    const [{ x }, { accepted }] = far.step(far.init(start), rng(1));
    assert.ok(accepted.every((yes) => yes === 1));
    // Verlet's period is 1 − h²/24 of the true one: the phase 2πh²/24 = 6e-5 off, times momenta below 4.
    x.forEach((v, c) => assert.ok(Math.abs(v - start[c]) < 1e-3));
  });

  it("falls into step with a period when the number of leaps is fixed, and [least, most] cures it", async () => {
    const time = async (leaps: number | [number, number]) => {
      const sampler = hmc(quadratic([0]), { stepSize: (2 * Math.PI) / 20, leaps });
      const run = await sample(sampler, normalStart([1], { chains: 10, seed: 1 }), { seed: 1, steps: 400, thin: 1 });
      return integratedAutocorrelationTime(coordinateTrace(run, 0), 10);
    };
    assert.ok((await time(20)) > 20);
    assert.ok((await time([5, 20])) < 4);
  });

  it("draws every number of leaps in its range, the same for all chains of a step", () => {
    const sampler = hmc(quadratic([0]), { stepSize: 0.1, leaps: [3, 6] });
    let state = sampler.init([0, 0]);
    const seen = new Map<number, number>();
    for (let t = 0; t < 400; t++) {
      const [next, { leaps }] = sampler.step(state, rng(2));
      seen.set(leaps, (seen.get(leaps) ?? 0) + 1);
      state = next;
    }
    assert.deepEqual([...seen.keys()].sort(), [3, 4, 5, 6]);
    // Binomial(400, 1/4): standard deviation 8.7; four of them.
    for (const count of seen.values()) assert.ok(Math.abs(count - 100) < 35, `${count}`);
  });

  it("a mass of 1/variance makes a narrow valley as quick as a round one", async () => {
    const valley = { name: "valle", shape: [2], energy: (x: Float32Array) => valley.energyAndGradient(x).energy, energyAndGradient };
    function energyAndGradient(x: Float32Array) {
      const energy = Float32Array.from({ length: x.length / 2 }, (_, i) => (x[2 * i] ** 2 + 400 * x[2 * i + 1] ** 2) / 2);
      return { energy, gradient: x.map((v, k) => (k % 2 === 0 ? v : 400 * v)) };
    }
    const time = async (mass: number | number[], stepSize: number) => {
      const sampler = hmc(valley, { stepSize, leaps: [2, 6], mass });
      const run = await sample(sampler, normalStart([2], { chains: 20, seed: 1, spread: 0.05 }), {
        seed: 1,
        burnIn: 50,
        steps: 300,
        thin: 1,
      });
      return integratedAutocorrelationTime(coordinateTrace(run, 0), 20);
    };
    const [plain, fitted] = [await time(1, 0.05), await time([1, 400], 0.6)];
    assert.ok(fitted < 3 && plain > 10 * fitted, `${plain} and ${fitted}`);
  });
});

describe("adapting a step size", () => {
  it("is told of by the run when the burn-in does not cover it", async () => {
    const adapt = { steps: 30 };
    const adapting = async (sampler: Parameters<typeof sample>[0], burnIn: number) =>
      (await sample(sampler, [0], { seed: 1, steps: 20, burnIn })).adapting;
    for (const sampler of [mala(quadratic([0]), { stepSize: 1, adapt }), hmc(quadratic([0]), { stepSize: 1, adapt })]) {
      assert.deepEqual([await adapting(sampler, 0), await adapting(sampler, 25), await adapting(sampler, 30)], [20, 5, 0]);
    }
    assert.equal(await adapting(mala(quadratic([0]), { stepSize: 1 }), 0), 0);
  });

  for (const [name, target] of [
    ["mala", 0.574],
    ["hmc", 0.65],
  ] as const) {
    it(`${name} reaches its target acceptance in the warm-up, from a step a hundred times too small or too large, and then freezes it`, async () => {
      for (const stepSize of [0.005, 50]) {
        const adapt = { steps: 400 };
        const sampler =
          name === "mala"
            ? mala(quadratic(new Array(20).fill(0)), { stepSize, adapt })
            : hmc(quadratic(new Array(20).fill(0)), { stepSize, adapt, leaps: [3, 5] });
        const start = normalStart([20], { chains: 8, seed: 1 });
        const { trace, state } = await sample(sampler, start, { seed: 2, burnIn: 400, steps: 400 });
        const { rate, lowest, highest } = acceptanceSummary(trace.accepted as Uint8Array, 8);
        // The mean of ln ε over the warm-up ends near the target, most often somewhat above: within a tenth; one chain alone, two.
        assert.ok(Math.abs(rate - target) < 0.1 && lowest > target - 0.2 && highest < target + 0.2, `${rate}: ${lowest} … ${highest}`);
        const frozen = sampler.step(state, rng(9))[0].tuning;
        assert.deepEqual(frozen, state.tuning);
      }
    });
  }

  it("a chain adapts alone: its step size does not depend on the others", async () => {
    const sampler = mala(doubleWell(), { stepSize: 1, adapt: { steps: 50, target: 0.7 } });
    const start = normalStart([2], { chains: 4, seed: 1 });
    const together = await sample(sampler, start, { seed: 2, steps: 60 });
    const alone = await sample(sampler, start.slice(0, 2), { seed: 2, steps: 60 });
    assert.equal(alone.state.tuning.stepSize[0], together.state.tuning.stepSize[0]);
    assert.ok(new Set(together.state.tuning.stepSize).size === 4);
  });

  it("without a warm-up the step size stays that of the options", async () => {
    const { state } = await sample(mala(doubleWell(), { stepSize: 0.3 }), [0, 0], { seed: 2, steps: 60 });
    assert.deepEqual([...state.tuning.stepSize], [0.3]);
  });

  it("on a plain without slopes the step size stays within a million times its start", async () => {
    const plain = {
      name: "llano",
      shape: [1],
      energy: (x: Float32Array) => x.map(() => 0),
      energyAndGradient: (x: Float32Array) => ({ energy: x.map(() => 0), gradient: x.map(() => 0) }),
    };
    const { x, state } = await sample(mala(plain, { stepSize: 1, adapt: { steps: 2000 } }), [0], { seed: 2, steps: 2000 });
    assert.ok(state.tuning.stepSize[0] <= 1e6 * (1 + 1e-9) && Number.isFinite(x[0]));
  });
});
