import { strict as assert } from "node:assert";
import { type Energy, mixtureEnergy, quadratic } from "ebm/energy";
import { rng } from "ebm/rng";
import { annealed, geometric, normalStart, sample, ula } from "ebm/sampler";
import { momentsOf } from "./statistics";

describe("annealed", () => {
  it("walks its ladder by the number of the step, each rung with its own ε, T and energy", () => {
    const [left, right] = [quadratic([-10]), quadratic([10])];
    const sampler = annealed(right, {
      levels: [
        { steps: 1, stepSize: 2, temperature: 0, energy: left },
        { steps: 2, stepSize: 1, temperature: 0 },
      ],
    });
    let state = sampler.init([0]);
    const seen: number[][] = [];
    for (let t = 0; t < 4; t++) {
      const [next, { level }] = sampler.step(state, rng(1));
      seen.push([level, next.x[0]]);
      state = next;
    }
    // x' = x − (ε/2)(x − c): to −10 at once, then half of the way to 10 three times.
    assert.deepEqual(seen, [
      [0, -10],
      [1, 0],
      [1, 5],
      [1, 7.5],
    ]);
    assert.equal(sampler.energy, right);
  });

  it("down a ladder of temperatures finds the weights of wells that ula alone keeps from the start", async () => {
    // Two wells of weight 0.2 and 0.8 eight widths apart, and all chains begin in the light one.
    const energy = mixtureEnergy({
      centres: [
        [-2, 0],
        [2, 0],
      ],
      width: 0.5,
      weights: [0.2, 0.8],
    });
    const chains = 1000;
    const start = Float32Array.from({ length: 2 * chains }, (_, k) => (k % 2 === 0 ? -2 : 0));
    const share = (x: Float32Array) => x.filter((v, k) => k % 2 === 0 && v > 0).length / chains;
    const levels = geometric({ from: 10, to: 1, count: 10 }).map((temperature) => ({ temperature, stepSize: 0.1, steps: 40 }));
    const slow = await sample(annealed(energy, { levels }), start, { seed: 1, steps: 420 });
    const cold = await sample(ula(energy, { stepSize: 0.1 }), start, { seed: 1, steps: 420 });
    assert.ok(share(cold.x) < 0.1, `${share(cold.x)}`);
    assert.ok(share(slow.x) > 0.55 && share(slow.x) < 0.9, `${share(slow.x)}`);
  });

  it("down a ladder of noise levels, with Song and Ermon's ε_i = ε σ_i²/σ_L², reaches the sharpest one", async () => {
    const sigmas = geometric({ from: 3, to: 0.3, count: 8 });
    const energyAt = (sigma: number): Energy =>
      mixtureEnergy({
        centres: [
          [-2, 0],
          [2, 0],
        ],
        width: sigma,
        weights: [0.3, 0.7],
      });
    const levels = sigmas.map((sigma) => ({ energy: energyAt(sigma), stepSize: 0.02 * (sigma / 0.3) ** 2, steps: 40 }));
    const chains = 1000;
    const { x } = await sample(annealed(energyAt(0.3), { levels }), normalStart([2], { chains, seed: 1, spread: 3 }), {
      seed: 1,
      steps: 320,
    });
    const right = x.filter((v, k) => k % 2 === 0 && v > 0).length / chains;
    assert.ok(Math.abs(right - 0.7) < 0.08, `${right}`); // binomial: 0.0145; the ladder is short
    const spread = momentsOf(x.filter((_, k) => k % 2 === 1)).variance;
    const bias = 1 / (1 - 0.02 / 0.09 / 4);
    assert.ok(Math.abs(spread / (0.09 * bias) - 1) < 4 * Math.sqrt(2 / chains), `${spread}`);
  });

  it("refuses a ladder without rungs, and an energy of another shape", () => {
    for (const levels of [[], undefined, 3])
      assert.throws(() => annealed(quadratic([0]), { levels } as never), {
        name: "OptionError",
        message: /levels debe ser una lista[\s\S]*geometric/,
      });
    assert.throws(() => annealed(quadratic([0]), { levels: [{ steps: 1, stepSize: 1, energy: quadratic([0, 0]) }] }), {
      name: "OptionError",
      message: /otra forma/,
    });
  });
});

describe("geometric", () => {
  it("has equal ratios and its ends exactly, upwards and downwards", () => {
    for (const [from, to] of [
      [1, 10],
      [10, 0.1],
    ]) {
      const ladder = geometric({ from, to, count: 7 });
      assert.deepEqual([ladder.length, ladder[0], ladder[6]], [7, from, to]);
      ladder.slice(1).forEach((v, i) => assert.ok(Math.abs(v / ladder[i] / (to / from) ** (1 / 6) - 1) < 1e-12));
    }
    assert.throws(() => geometric(undefined as never), { name: "OptionError", message: /from debe ser/ });
    assert.throws(() => geometric({ from: 0, to: 1, count: 3 }), { name: "OptionError" });
    assert.throws(() => geometric({ from: 1, to: 2, count: 1 }), { name: "OptionError", message: /dos peldaños/ });
  });
});
