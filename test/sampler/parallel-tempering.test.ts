import { strict as assert } from "node:assert";
import { doubleWell, mixtureEnergy } from "ebm/energy";
import { rng } from "ebm/rng";
import { geometric, mala, normalStart, type ParallelTemperingState, parallelTempering, sample } from "ebm/sampler";
import { KOLMOGOROV_BOUND, kolmogorov, normalCdf } from "./statistics";
import { correlated, COVARIANCE, MEAN } from "./targets";

describe("parallelTempering", () => {
  it("every replica keeps the law of its own temperature, from independent exact draws of all", () => {
    const [target, temperatures, count] = [correlated(), [1, 2, 4], 8000];
    const sampler = parallelTempering(target.energy, { temperatures, stepSize: 0.4 });
    const layers = temperatures.map((temperature) => target.draw?.(count, { seed: temperature, temperature }) as Float32Array);
    const replicas = Float32Array.from({ length: 6 * count }, (_, k) => layers[Math.floor(k / 2) % 3][2 * Math.floor(k / 6) + (k % 2)]);
    let state: ParallelTemperingState = { ...sampler.init(layers[0]), replicas, at: target.energy.energyAndGradient(replicas) };
    let swaps = 0;
    for (let t = 0; t < 4; t++) {
      const [next, { swapped, swapProposed }] = sampler.step(state, rng(3));
      // Pair 0 at even steps, pair 1 at odd ones; nothing is swapped that was not proposed.
      assert.ok(swapProposed.every((one, k) => one === (k % 2 === t % 2 ? 1 : 0)) && swapped.every((one, k) => one <= swapProposed[k]));
      swaps += swapped.reduce((sum, one) => sum + one, 0);
      state = next;
    }
    assert.ok(swaps > count);
    temperatures.forEach((temperature, r) => {
      const x = state.replicas.filter((_, k) => k % 6 === 2 * r);
      const cdf = (v: number) => normalCdf((v - MEAN[0]) / Math.sqrt(temperature * COVARIANCE[0][0]));
      assert.ok(kolmogorov(x, cdf) < KOLMOGOROV_BOUND, `T = ${temperature}`);
    });
  });

  it("swaps as often as its formula says: min(1, exp((1/T₀ − 1/T₁)(E₀ − E₁))), and keeps places with their energies", () => {
    const energy = doubleWell();
    const chains = 20_000;
    // Moves of 1e-12 leave the places where they are, so that the chance of a swap is known: E₀ = 0.2, E₁ = 1.
    const sampler = parallelTempering(energy, { temperatures: [1, 3], stepSize: 1e-12 });
    const [low, high] = [Math.sqrt(0.2), 1]; // E(1, y) = y²
    const places = Float32Array.from({ length: 4 * chains }, (_, k) => [1, low, 1, high][k % 4]);
    const state = { ...sampler.init(new Float32Array(2 * chains).fill(1)), replicas: places, at: energy.energyAndGradient(places) };
    const [next, { swapped }] = sampler.step(state, rng(8));
    const chance = Math.exp((1 - 1 / 3) * (0.2 - 1));
    const share = swapped.reduce((sum, one) => sum + one, 0) / chains;
    assert.ok(Math.abs(share - chance) < 4 * Math.sqrt((chance * (1 - chance)) / chains), `${share} against ${chance}`);
    swapped.forEach((one, c) => {
      assert.deepEqual([...next.walkers.subarray(2 * c, 2 * c + 2)], one ? [1, 0] : [0, 1]);
      assert.ok(Math.abs(next.replicas[4 * c + 1] - (one ? high : low)) < 1e-4);
      assert.equal(next.x[2 * c + 1], next.replicas[4 * c + 1]);
    });
    assert.deepEqual(next.at, energy.energyAndGradient(next.replicas));
  });

  it("finds a far well that mala does not, with its weight", async () => {
    // Wells of weight 0.25 and 0.75, ten widths apart: a barrier of about 12 T between.
    const energy = mixtureEnergy({
      centres: [
        [-2, 0],
        [2, 0],
      ],
      width: 0.4,
      weights: [0.25, 0.75],
    });
    const chains = 200;
    const start = Float32Array.from({ length: 2 * chains }, (_, k) => (k % 2 === 0 ? -2 : 0));
    const share = (x: Float32Array) => x.filter((v, k) => k % 2 === 0 && v > 0).length / chains;
    const tempered = parallelTempering(energy, { temperatures: geometric({ from: 1, to: 16, count: 5 }), stepSize: 0.15 });
    const { x, state } = await sample(tempered, start, { seed: 1, steps: 800 });
    assert.ok(Math.abs(share(x) - 0.75) < 4 * Math.sqrt(0.1875 / chains), `${share(x)}`);
    assert.ok(share((await sample(mala(energy, { stepSize: 0.15 }), start, { seed: 1, steps: 800 })).x) < 0.02);
    // Walkers are a permutation of the replicas of each chain.
    for (let c = 0; c < chains; c++) assert.deepEqual([...state.walkers.subarray(5 * c, 5 * c + 5)].sort(), [0, 1, 2, 3, 4]);
  });

  it("takes a step size for each temperature, and all replicas begin together", () => {
    const sampler = parallelTempering(doubleWell(), { temperatures: [0.5, 1], stepSize: [0.1, 0.2] });
    const { replicas, x } = sampler.init(normalStart([2], { chains: 3, seed: 1 }));
    for (let c = 0; c < 3; c++)
      for (const r of [0, 1]) assert.deepEqual(replicas.slice(4 * c + 2 * r, 4 * c + 2 * r + 2), x.slice(2 * c, 2 * c + 2));
  });
});
