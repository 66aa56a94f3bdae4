import { strict as assert } from "node:assert";
import { quadratic } from "ebm/energy";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import { cd, contrastiveGradient, contrastiveLoss, type Objective, pcd, replayCd } from "ebm/objective";
import { normalStart, sample, ula } from "ebm/sampler";
import { adam, fitNetwork } from "ebm/trainer";
import { assertClose } from "../engine/close";
import { randomWeights } from "../engine/nets";
import { gaussianModel, gaussianSamples, momentsOf } from "./gaussian-model";
import { energyAt, pairs, SMOOTH, slopesOfLoss } from "./oracle";

const x = normalStart([2], { chains: 6, seed: 1 });
const moment = <State>(state: State) => ({ seed: 7, step: 3, state, own: new Float32Array(0) });
const bowl = quadratic([0.3, 0]);

describe("objectives with chains", () => {
  let net: EngineNetwork;
  const theta = randomWeights(SMOOTH, 5).map((w) => 2 * w);
  before(async () => {
    net = await openNetwork(SMOOTH, { weights: theta });
  });
  after(() => net.dispose());

  // Chains that follow another energy do not move with θ: the loss with its negatives held fixed can be differentiated.
  const aside = { steps: 4, sampler: () => ula(bowl, { stepSize: 0.1 }), alpha: 0.2 };
  const makers: Readonly<Record<string, () => Objective<unknown>>> = {
    cd: () => cd(aside) as Objective<unknown>,
    pcd: () => pcd({ ...aside, chains: 5 }) as Objective<unknown>,
    replayCd: () => replayCd({ ...aside, chains: 5, capacity: 20, newFraction: 0.5 }) as Objective<unknown>,
  };
  const starts: Readonly<Record<string, () => Float32Array>> = {
    cd: () => x,
    pcd: () => pcd({ chains: 5 }).init(net, 7),
    replayCd: () => replayCd({ capacity: 20, newFraction: 0.5 }).init(net, 7).draw(5, 4).x,
  };

  for (const [name, make] of Object.entries(makers)) {
    it(`${name} has the contrastive loss of the chains it promises and its gradient, in every parameter`, async () => {
      const objective = make();
      const found = await objective.measure(net, { x }, moment(objective.init(net, 7)));
      const fakes = await sample(ula(bowl, { stepSize: 0.1 }), starts[name](), { seed: 7, index: 3, steps: 4 });
      const lossAt = (weights: ArrayLike<number>) => {
        const energies = (points: Float32Array) => pairs(points).map((p) => energyAt(SMOOTH, weights, p));
        return contrastiveLoss(energies(x), energies(fakes.x), { alpha: 0.2 }).loss;
      };
      assert.ok(Math.abs(found.loss - lossAt(theta)) < 1e-5);
      // Float32 sums of a dozen terms of size 1: 1e-6 of the largest, and as much again from the forward pass.
      assertClose(found.gradient, slopesOfLoss(theta, lossAt), name, 1e-5);
    });
  }

  it("cd starts at the data: without steps' noise and with T = 0 its negatives are lower than they", async () => {
    const down = cd({ steps: 5, sampler: (energy) => ula(energy, { stepSize: 0.1, temperature: 0 }) });
    const { facts, energy } = await down.measure(net, { x }, moment(null));
    assert.ok(facts.fake < energy, `${facts.fake} against ${energy}`);
    assert.ok(Math.abs(facts.cdiv - (energy - facts.fake)) < 1e-6);
  });

  it("pcd goes on from its chains, all of them, and leaves the old ones as they were", async () => {
    const objective = pcd({ chains: 4, steps: 3, sampler: (energy) => ula(energy, { stepSize: 0.1 }) });
    const start = objective.init(net, 7);
    const copy = start.slice();
    const { state } = await objective.measure(net, { x }, moment(start));
    assert.deepEqual(start, copy);
    assert.equal(state.length, start.length);
    assert.ok(state.every((v, j) => v !== start[j]));
    const again = await objective.measure(net, { x }, moment(start));
    assert.deepEqual(again.state, state); // a function of (seed, step, state)
  });

  it("replayCd puts its chains back one round older", async () => {
    const objective = replayCd({
      chains: 4,
      steps: 3,
      capacity: 10,
      initial: 10,
      newFraction: 0,
      sampler: (energy) => ula(energy, { stepSize: 0.1 }),
    });
    const { state } = await objective.measure(net, { x }, moment(objective.init(net, 7)));
    assert.equal(state.size, 10);
    assert.ok(Math.abs(state.meanAge() - 4 / 10) < 1e-12); // 4 of 10 have been through one round, the rest through none
  });

  it("refuses no steps, no chains and what is no sampler", () => {
    assert.throws(() => cd({ steps: 0 }), /steps debe ser un entero/);
    assert.throws(() => pcd({ chains: 0 }), /chains debe ser un entero/);
    assert.throws(() => pcd({ bounds: null as never }), /bounds debe ser un par \[mínimo, máximo\] y llegó null/);
    assert.throws(() => cd({ sampler: ula as never, alpha: -1 }), /alpha debe ser un número mayor o igual que 0/);
    assert.throws(() => replayCd({ sampler: {} as never }), /sampler debe ser una función/);
    assert.throws(() => replayCd({ newFraction: 2 }), /newFraction/);
  });
});

describe("contrastive divergence of a Gaussian", () => {
  // ULA with step ε on E = (k/2)(x − m)² has stationary variance 1/(k(1 − εk/4)). Both CD and PCD stop where their chains keep the
  // variance s² of the data: k(1 − εk/4) = 1/s², so k = (2/ε)(1 − √(1 − ε/s²)), which is 4.5 for ε = 0.1, and not 1/s² = 4.
  const epsilon = 0.1;
  const data = { x: gaussianSamples(4000, { mean: 0.7, spread: 0.5, seed: 3 }) };
  const { mean, variance } = momentsOf(data.x);
  const stiffness = (2 / epsilon) * (1 - Math.sqrt(1 - epsilon / variance));
  const options = { steps: 10, sampler: (energy: Parameters<typeof ula>[0]) => ula(energy, { stepSize: epsilon }) };
  const objectives = [
    cd(options),
    pcd({ ...options, chains: 256 }),
    replayCd({ ...options, chains: 256, newFraction: 0, capacity: 512, initial: 512 }),
  ];

  for (const objective of objectives as Objective<unknown>[]) {
    it(`${objective.name} ends at the mean of the data and at the stiffness that its own sampler turns into their variance`, async () => {
      const model = gaussianModel({ mean: 0, stiffness: 1 });
      const learningRate = (done: number) => 0.03 * (1 - done / 1200);
      await fitNetwork({
        network: model,
        objective,
        data,
        batchSize: 256,
        optimizer: adam({ learningRate: 0.03 }),
        steps: 1200,
        seed: 7,
        learningRate,
        average: 500,
      });
      const [m, logK] = model.weights();
      // Chains and batches of 256 move with the parameters: their noise, 1/16 of s = 0.5, is averaged over some 50 independent rounds: 0.005.
      assert.ok(Math.abs(m - mean) < 0.025, `${m} against ${mean}`);
      assert.ok(Math.abs(Math.exp(logK) / stiffness - 1) < 0.05, `${Math.exp(logK)} against ${stiffness}`);
    });
  }
});

describe("contrastive divergence with exact samples", () => {
  // The density of a network in the box [−2, 2]², on the midpoints of a grid: sums there are exact quadrature of a smooth function.
  const side = 32;
  const grid = Float32Array.from(
    { length: 2 * side * side },
    (_, j) => -2 + (4 * ((j % 2 === 0 ? Math.floor(j / 2 / side) : Math.floor(j / 2) % side) + 0.5)) / side,
  );
  let net: EngineNetwork;
  const theta = randomWeights(SMOOTH, 5).map((w) => 3 * w);
  before(async () => {
    net = await openNetwork(SMOOTH, { weights: theta });
  });
  after(() => net.dispose());

  const points = pairs(grid);
  const negativeLogLikelihood = (weights: ArrayLike<number>) => {
    const z = points.reduce((sum, p) => sum + Math.exp(-energyAt(SMOOTH, weights, p)), 0);
    return pairs(x).reduce((sum, p) => sum + energyAt(SMOOTH, weights, p) / 6, 0) + Math.log(z);
  };
  const probabilities = () => {
    const weights = net.energy(grid).map((e) => Math.exp(-e));
    const total = weights.reduce((a, b) => a + b, 0);
    return weights.map((w) => w / total);
  };

  it("the gradient of −log p(x) is mean ∂E(data) − Σ p ∂E, by enumeration", () => {
    const p = probabilities();
    const all = new Float32Array(x.length + grid.length);
    all.set(x);
    all.set(grid, x.length);
    const { gradient } = net.parameterGradient(all, (e) => e.map((_, i) => (i < 6 ? 1 / 6 : -p[i - 6])));
    assertClose(gradient, slopesOfLoss(theta, negativeLogLikelihood), "gradient", 1e-4);
  });

  it("the contrastive gradient on samples of p is it, but for the noise of the samples", () => {
    const p = probabilities();
    const n = 20_000;
    const expected = slopesOfLoss(theta, negativeLogLikelihood);
    // Stratified samples of the enumerated density: the i-th quantile of its cumulative sum at (i + ½)/n.
    const fakes = new Float32Array(2 * n);
    let [at, below] = [0, 0];
    for (let i = 0; i < n; i++) {
      while (below + p[at] < (i + 0.5) / n && at < p.length - 1) below += p[at++];
      fakes.set(grid.subarray(2 * at, 2 * at + 2), 2 * i);
    }
    const { gradient } = contrastiveGradient(net, x, fakes, { alpha: 0 });
    // Each of the 1024 cells has np ± 1 samples: an error of at most 1024/n = 5 % of a cell's weight, of both signs; 1 % is left.
    assertClose(gradient, expected, "gradient", 0.01);
  });
});
