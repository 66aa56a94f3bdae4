import { strict as assert } from "node:assert";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import { fitGaussianNoise, gaussianNoise, mixtureNoise, nce, type NoiseDensity } from "ebm/objective";
import { uniformBase } from "ebm/metrics";
import { rng, STREAM } from "ebm/rng";
import { normalStart } from "ebm/sampler";
import { adam, fitNetwork } from "ebm/trainer";
import { assertClose } from "../engine/close";
import { randomWeights } from "../engine/nets";
import { gaussianModel, gaussianSamples, momentsOf } from "./gaussian-model";
import { energyAt, pairs, SMOOTH, slopesOfLoss } from "./oracle";

const wide = gaussianNoise([0.2, -0.1], { covariance: [1.5, 0.4, 0.4, 0.8] });

describe("nce", () => {
  let net: EngineNetwork;
  const theta = randomWeights(SMOOTH, 5).map((w) => 2 * w);
  const x = normalStart([2], { chains: 6, seed: 1 });
  const moment = { seed: 7, step: 3, state: null, own: Float32Array.of(0.4) };
  before(async () => {
    net = await openNetwork(SMOOTH, { weights: theta });
  });
  after(() => net.dispose());

  for (const ratio of [0.5, 1, 3]) {
    it(`with ${ratio} noise samples a datum has the loss and gradient of its formula, in every parameter and in log Z`, async () => {
      const fakes = wide.draw(6 * ratio, rng(7, STREAM.objective, 3));
      const sigma = (z: number) => 1 / (1 + Math.exp(-z));
      const lossAt = (all: ArrayLike<number>) => {
        const [weights, c] = [Array.from(all).slice(0, -1), all[all.length - 1]];
        const logits = (points: Float32Array) => {
          const logQ = wide.logDensity(points);
          return pairs(points).map((p, i) => -energyAt(SMOOTH, weights, p) - c - logQ[i] - Math.log(ratio));
        };
        const data = logits(x).reduce((sum, g) => sum + Math.log(sigma(g)), 0);
        return -(data + logits(fakes).reduce((sum, g) => sum + Math.log(1 - sigma(g)), 0)) / 6;
      };
      const all = [...theta, moment.own[0]];
      const found = await nce({ noise: wide, ratio }).measure(net, { x }, moment);
      assert.ok(Math.abs(found.loss - lossAt(all)) < 1e-5);
      assertClose([...found.gradient, ...found.ownGradient], slopesOfLoss(all, lossAt), "gradient", 1e-5);
    });
  }

  it("with a given log Z has no parameter of its own and the same loss as with a learned one that stands there", async () => {
    const [given, learned] = [nce({ noise: wide, logZ: 0.4 }), nce({ noise: wide })];
    assert.deepEqual([given.own, learned.own], [[], [0]]);
    const [a, b] = [await given.measure(net, { x }, { ...moment, own: new Float32Array(0) }), await learned.measure(net, { x }, moment)];
    assert.ok(Math.abs(a.loss - b.loss) < 1e-6); // 0.4 is rounded to float32 in one of them
    assert.equal(a.ownGradient.length, 0);
  });

  it("refuses noise that never falls where data are, and noise of another shape", async () => {
    const box = nce({ noise: uniformBase([2], { bounds: [-0.1, 0.1] }) });
    await assert.rejects(box.measure(net, { x }, moment), /la densidad del ruido es 0 en la muestra 0 de los datos/);
    assert.throws(() => nce({ noise: uniformBase([3]) }).init(net, 1), /el ruido tiene forma \[3\] y la red espera \[2\]/);
    assert.throws(() => nce({} as never), /noise debe ser una densidad de ruido/);
    assert.throws(() => nce({ noise: wide, ratio: 0 }), /ratio debe ser un número positivo/);
  });
});

describe("nce of a Gaussian", () => {
  const data = { x: gaussianSamples(4000, { mean: 0.7, spread: 0.5, seed: 3 }) };
  const { mean, variance } = momentsOf(data.x);
  const noises: readonly NoiseDensity[] = [
    fitGaussianNoise(data.x, { shape: [1], widen: 1.5 }),
    uniformBase([1], { bounds: [-4, 4] }),
    mixtureNoise([gaussianNoise([0], { covariance: [1] }), uniformBase([1], { bounds: [-4, 4] })], { weights: [3, 1] }),
  ];

  for (const noise of noises) {
    it(`against ${noise.name} noise ends at the mean, the variance and the log Z = ½ log 2πs² of the data`, async () => {
      const model = gaussianModel({ mean: 0, stiffness: 1 });
      const learningRate = (done: number) => 0.02 * (1 - done / 1500);
      const { own } = await fitNetwork({
        network: model,
        objective: nce({ noise, ratio: 4 }),
        data,
        batchSize: 256,
        optimizer: adam({ learningRate: 0.02 }),
        steps: 1500,
        seed: 7,
        learningRate,
        average: 700,
      });
      const [m, logK] = model.weights();
      // As with score matching, batches of 256 leave a hundredth; NCE with ν = 4 has at most twice the variance of maximum likelihood here.
      assert.ok(Math.abs(m - mean) < 0.025, `${m}`);
      assert.ok(Math.abs(Math.exp(-logK) / variance - 1) < 0.06, `${Math.exp(-logK)}`);
      assert.ok(Math.abs(own[0] - Math.log(2 * Math.PI * variance) / 2) < 0.03, `${own[0]}`);
    });
  }
});

describe("noise densities", () => {
  const points = (side: number, half: number) =>
    Float32Array.from({ length: 2 * side * side }, (_, j) => {
      const cell = j % 2 === 0 ? Math.floor(j / 2 / side) : Math.floor(j / 2) % side;
      return -half + (2 * half * (cell + 0.5)) / side;
    });
  const densities: Readonly<Record<string, NoiseDensity>> = {
    uniformBase: uniformBase([2], { bounds: [-1.5, 2.5] }),
    gaussianNoise: wide,
    mixtureNoise: mixtureNoise([wide, uniformBase([2], { bounds: [1, 3] })], { weights: [2, 1] }),
  };

  for (const [name, density] of Object.entries(densities)) {
    it(`${name} adds up to 1`, () => {
      // Midpoints on [−8, 8]² of width 1/16: the boxes end between two, and a Gaussian has nothing left beyond 6 deviations.
      const mass = density.logDensity(points(256, 8)).reduce((sum, log) => sum + Math.exp(log) / 256, 0);
      assert.ok(Math.abs(mass - 1) < 1e-6, `${mass}`);
    });

    it(`${name} draws what it says: E[x], E[x²] and E[xy] of samples are those of its density, within 5 standard errors`, () => {
      const grid = points(256, 8);
      const q = density.logDensity(grid).map((log) => Math.exp(log) / 256);
      const draws = pairs(density.draw(20_000, rng(7)));
      const statistics = [([a]: number[]) => a, ([, b]: number[]) => b, ([a]: number[]) => a * a, ([a, b]: number[]) => a * b];
      for (const f of statistics) {
        const expected = pairs(grid).reduce((sum, p, i) => sum + q[i] * f(p), 0);
        const square = pairs(grid).reduce((sum, p, i) => sum + q[i] * f(p) ** 2, 0);
        const error = Math.sqrt((square - expected ** 2) / 20_000);
        const got = draws.reduce((sum, p) => sum + f(p) / 20_000, 0);
        assert.ok(Math.abs(got - expected) < 5 * error, `${got} against ${expected} ± ${error}`);
      }
    });
  }

  it("fitGaussianNoise has the mean and widen² times the covariance of the data", () => {
    const x = Float32Array.of(0, 0, 2, 0, 0, 2, 2, 2, 1, 1); // mean (1, 1), covariance 0.8 I
    const got = fitGaussianNoise(x, { shape: [2], widen: 2 }).logDensity(Float32Array.of(1, 1, 3, 1));
    const expected = gaussianNoise([1, 1], { covariance: [3.2, 0, 0, 3.2] }).logDensity(Float32Array.of(1, 1, 3, 1));
    got.forEach((v, i) => assert.ok(Math.abs(v - expected[i]) < 1e-12));
    assert.ok(Math.abs(got[0] + Math.log(2 * Math.PI * 3.2)) < 1e-12); // log 1/(2π √det)
  });

  it("refuses a covariance without variance in some direction, and mixtures without parts or with wrong weights", () => {
    assert.throws(() => gaussianNoise([0, 0], { covariance: [1, 1, 1, 1] }), /covariance debe ser definida positiva/);
    assert.throws(() => gaussianNoise([0, 0], { covariance: [1, 0.9, 0, 1] }), /debe ser simétrica y difiere en \[1\]\[0\]/);
    assert.throws(() => fitGaussianNoise(Float32Array.of(1, 1, 2, 2), { shape: [2] }), /la covarianza de x debe ser definida positiva/);
    assert.throws(() => gaussianNoise([0, 0], undefined as never), { name: "OptionError", message: /covariance debe ser una lista/ });
    assert.throws(() => fitGaussianNoise(Float32Array.of(1, 2), undefined as never), { name: "OptionError", message: /shape debe ser/ });
    assert.throws(() => mixtureNoise([{} as never]), { name: "OptionError", message: /la parte 0 debe ser una densidad de ruido/ });
    assert.throws(() => gaussianNoise([0, 0], { covariance: [1] }), /d × d covarianzas/);
    assert.throws(() => fitGaussianNoise(Float32Array.of(1, 2), { shape: [2] }), /debe ser definida positiva/);
    assert.throws(() => mixtureNoise([]), /hace falta al menos una densidad/);
    assert.throws(() => mixtureNoise([wide], { weights: [0] }), /un peso positivo por densidad/);
    assert.throws(() => mixtureNoise([wide, uniformBase([1])]), /la misma forma/);
  });
});
