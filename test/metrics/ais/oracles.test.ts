import { strict as assert } from "node:assert";
import { type Energy, mixtureEnergy, networkEnergy, quadratic } from "ebm/energy";
import { openNetwork } from "ebm/engine";
import { aisBracket, gaussianBase, logPartition2d, rejectionSamples2d, uniformBase } from "ebm/metrics";
import { dense, network } from "ebm/network";
import { rng } from "ebm/rng";
import { mala } from "ebm/sampler";

const transition = (energy: Energy, stepSize: number) => mala(energy, { stepSize });

/** log ∫ exp(−(k/2)|x − c|²) dx = (d/2) log(2π/k). */
const gaussianLogZ = (dimension: number, stiffness: number) => (dimension / 2) * Math.log((2 * Math.PI) / stiffness);
const near = (found: number, truth: number, by: number, what: string) =>
  assert.ok(Math.abs(found - truth) < by, `${what}: ${found}, debería ser ${truth} ± ${by}`);

/** Sizes are such that three standard errors are below the 0.02 nats of the oracle. */
async function assertBracket(energy: Energy, truth: number, options: Parameters<typeof aisBracket>[1]): Promise<void> {
  const { logZ, forward, reverse } = await aisBracket(energy, options);
  for (const run of [forward, reverse]) assert.ok(3 * run.standardError < 0.02, `error típico ${run.standardError}`);
  near(logZ.lower, truth, 0.02, "de ida");
  near(logZ.upper, truth, 0.02, "de vuelta");
}

describe("AIS oracles, within 0.02 nats in both directions", () => {
  for (const shape of [[1], [3], [8, 8, 1]]) {
    it(`E = 0 on a box of shape [${shape}]: every weight is the volume`, async () => {
      const flat: Energy = {
        name: "cero",
        shape,
        energy: (x) => new Float32Array(x.length / shape.reduce((a, b) => a * b)),
        energyAndGradient: (x) => ({ energy: flat.energy(x), gradient: new Float32Array(x.length) }),
      };
      const base = uniformBase(shape, { bounds: [-1, 2] });
      const { forward, reverse } = await aisBracket(flat, {
        starts: base.draw(20, rng(1)),
        base,
        transition,
        seed: 3,
        chains: 20,
        schedule: 30,
        stepSizes: 0.1,
      });
      const volume = shape.reduce((a, b) => a * b) * Math.log(3);
      for (const run of [forward, reverse]) {
        run.logWeights.forEach((w) => near(w, volume, 1e-12 * volume, "peso")); // sums of 30 doubles
        assert.ok(Math.abs(run.ess - 20) < 1e-9 && run.standardError < 1e-7);
        assert.ok(run.x.every((v) => v >= -1 && v <= 2));
      }
    });
  }

  for (const [dimension, schedule, chains] of [
    [1, 60, 2000],
    [2, 100, 2500],
    [4, 200, 2500],
  ]) {
    it(`a Gaussian in ${dimension} dimensions, from one that is wider and elsewhere`, async function () {
      this.timeout(60_000);
      const stiffness = 4;
      const energy = quadratic(new Array(dimension).fill(0.5), { stiffness });
      const starts = gaussianBase([dimension], { mean: 0.5, spread: 0.5 }).draw(chains, rng(3));
      const options = { starts, base: gaussianBase([dimension]), transition, seed: 7, chains, schedule };
      await assertBracket(energy, gaussianLogZ(dimension, stiffness), options);
    });
  }

  it("a mixture of three separate Gaussians, whose Z is 1", async function () {
    this.timeout(60_000);
    const energy = mixtureEnergy({
      centres: [
        [-1.5, 0],
        [1.5, 1],
        [0, -1.5],
      ],
      width: 0.5,
      weights: [1, 2, 3],
    });
    const starts = rejectionSamples2d(energy, {
      box: [
        [-5, 5],
        [-5, 5],
      ],
      count: 4000,
      seed: 3,
    });
    await assertBracket(energy, 0, { starts, base: gaussianBase([2], { spread: 1.5 }), transition, seed: 7, chains: 3000, schedule: 120 });
  });

  it("a network of the plane on a box, against quadrature", async function () {
    this.timeout(60_000);
    const spec = network({
      name: "plana",
      inputShape: [2],
      layers: [dense(64, { activation: "swish" }), dense(64, { activation: "swish" }), dense(1)],
    });
    const net = await openNetwork(spec, { seed: 7 });
    const raw = networkEnergy(net);
    // Six times a fresh network: an energy that goes through some units on the box, with a gradient.
    const energy: Energy = {
      name: "red",
      shape: [2],
      energy: (x) => raw.energy(x).map((e) => 6 * e),
      energyAndGradient(x) {
        const { energy: e, gradient } = raw.energyAndGradient(x);
        return { energy: e.map((v) => 6 * v), gradient: gradient.map((v) => 6 * v) };
      },
    };
    const box = [
      [-3, 3],
      [-3, 3],
    ] as const;
    const { logZ, change } = logPartition2d(energy, { box });
    assert.ok(change < 1e-5, `${change}`); // float32 energies
    const starts = rejectionSamples2d(energy, { box, count: 1600, seed: 3 });
    await assertBracket(energy, logZ, {
      starts,
      base: uniformBase([2], { bounds: [-3, 3] }),
      transition,
      seed: 7,
      chains: 2000,
      schedule: 200,
    });
    net.dispose();
  });
});
