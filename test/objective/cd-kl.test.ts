import { strict as assert } from "node:assert";
import { networkEnergy } from "ebm/energy";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import { cd, cdWithKl, nearestEntropy } from "ebm/objective";
import { chainsAtStep, normalStart, sample, ula } from "ebm/sampler";
import { assertClose } from "../engine/close";
import { randomWeights } from "../engine/nets";
import { energyAt, pairs, SMOOTH, slopeAt, slopesOfLoss } from "./oracle";

const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((v, j) => v - b[j]));

describe("nearestEntropy", () => {
  it("is the entropy ½ log det 2πeC of a Gaussian, within its error", () => {
    for (const dimension of [1, 2, 3]) {
      const x = normalStart([dimension], { chains: 3000, seed: 2, spread: 0.5 });
      const expected = (dimension / 2) * Math.log(2 * Math.PI * Math.E * 0.25);
      // The estimate's standard deviation is about √((π²/6 + d/2) / n) = 0.03 at d = 2; four of them.
      assert.ok(Math.abs(nearestEntropy(x, dimension).entropy - expected) < 0.12, `d = ${dimension}`);
    }
  });

  it("has the gradient of its formula in every coordinate of every sample", () => {
    const x = normalStart([2], { chains: 9, seed: 3 });
    const { gradient } = nearestEntropy(x, 2);
    const slopes = slopesOfLoss(x, (at) => {
      const points = pairs(at);
      return (
        (2 / 9) * points.reduce((sum, p, i) => sum + Math.log(Math.min(...points.filter((_, j) => j !== i).map((q) => distance(p, q)))), 0)
      );
    });
    assertClose(gradient, slopes, "gradient", 1e-5);
  });

  it("does not change when all samples move together, and grows by d log 2 when they spread to twice as wide", () => {
    const x = normalStart([2], { chains: 50, seed: 3 });
    const { entropy } = nearestEntropy(x, 2);
    assert.ok(
      Math.abs(
        nearestEntropy(
          x.map((v) => v + 3),
          2,
        ).entropy - entropy,
      ) < 1e-4,
    ); // float32 of numbers near 3
    assert.ok(
      Math.abs(
        nearestEntropy(
          x.map((v) => 2 * v),
          2,
        ).entropy -
          entropy -
          2 * Math.log(2),
      ) < 1e-12,
    );
  });

  it("leaves out samples at one place, of the sum and of its count, so that it still grows by d log s", () => {
    const x = Float32Array.of(1, 1, 1, 1, 5, 5, 2, 7);
    const wide = nearestEntropy(
      x.map((v) => 1000 * v),
      2,
    );
    assert.ok(Math.abs(wide.entropy - nearestEntropy(x, 2).entropy - 2 * Math.log(1000)) < 1e-9);
    assert.ok(wide.gradient.every(Number.isFinite));
  });

  it("refuses a single sample, and samples all at one place", () => {
    assert.throws(() => nearestEntropy(new Float32Array(6), 2), { name: "EbmError", message: /todas las muestras están en pareja/ });
    assert.throws(() => nearestEntropy(Float32Array.of(1, 1), 2), /una sola muestra no tiene vecinas/);
  });
});

describe("cdWithKl", () => {
  let net: EngineNetwork;
  const theta = randomWeights(SMOOTH, 5).map((w) => 2 * w);
  const x = normalStart([2], { chains: 6, seed: 1 });
  const moment = { seed: 7, step: 3, state: null, own: new Float32Array(0) };
  const [steps, stepSize] = [4, 0.1];
  before(async () => {
    net = await openNetwork(SMOOTH, { weights: theta });
  });
  after(() => net.dispose());

  it("adds to CD-k the loss E_θ̄ − H of the chains' ends and its gradient through the last step, in every parameter", async () => {
    const run = await sample(ula(networkEnergy(net), { stepSize }), x, { seed: 7, index: 3, steps, record: [steps - 1, steps] });
    const [before, after] = [pairs(chainsAtStep(run, steps - 1)), pairs(run.x)];
    const noise = after.map((p, i) => p.map((v, j) => v - before[i][j] + (stepSize / 2) * slopeAt(SMOOTH, theta, before[i])[j]));
    const klAt = (weights: ArrayLike<number>) => {
      const ends = before.map((p, i) => p.map((v, j) => v - (stepSize / 2) * slopeAt(SMOOTH, weights, p)[j] + noise[i][j]));
      const energy = ends.reduce((sum, p) => sum + energyAt(SMOOTH, theta, p) / 6, 0); // θ̄: held fixed
      const logs = ends.map((p, i) => Math.log(Math.min(...ends.filter((_, j) => j !== i).map((q) => distance(p, q)))));
      return energy - (2 / 6) * logs.reduce((a, b) => a + b, 0);
    };
    const options = { steps, sampler: (energy: Parameters<typeof ula>[0]) => ula(energy, { stepSize }) };
    const plain = await cd(options).measure(net, { x }, moment);
    const whole = await cdWithKl({ steps, stepSize, weight: 0.5, h: 0.05 }).measure(net, { x }, moment);
    const term = whole.gradient.map((g, j) => (g - plain.gradient[j]) / 0.5);
    // The term is a difference of float32 gradients of size 1 and itself of size 0.1: 1e-6 of them, and the rounding of its own stencil.
    assertClose(term, slopesOfLoss(theta, klAt), "gradient", 1e-3);
    assert.ok(Math.abs(whole.loss - plain.loss - 0.5 * whole.facts.klLessLogZ) < 1e-6);
    const mean = after.reduce((sum, p) => sum + energyAt(SMOOTH, theta, p) / 6, 0);
    assert.ok(Math.abs(whole.facts.klLessLogZ - (mean - nearestEntropy(run.x, 2).entropy)) < 1e-5);
  });

  it("with weight 0 is CD-k, bit for bit", async () => {
    const options = { steps, sampler: (energy: Parameters<typeof ula>[0]) => ula(energy, { stepSize }) };
    const [a, b] = [
      await cd(options).measure(net, { x }, moment),
      await cdWithKl({ steps, stepSize, weight: 0 }).measure(net, { x }, moment),
    ];
    assert.deepEqual(a.gradient, b.gradient);
    assert.equal(a.loss, b.loss);
  });

  it("refuses steps and sizes out of their range", () => {
    assert.throws(() => cdWithKl({ steps: 0 }), /steps debe ser un entero/);
    assert.throws(() => cdWithKl({ stepSize: -1 }), /stepSize debe ser un número positivo/);
    assert.throws(() => cdWithKl({ weight: -1 }), /weight debe ser un número mayor o igual que 0/);
  });
});
