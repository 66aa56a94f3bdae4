import { strict as assert } from "node:assert";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import { dense, network } from "ebm/network";
import { gaussianNoise, jem, nce, pcd } from "ebm/objective";
import { rng, STREAM } from "ebm/rng";
import { normalStart } from "ebm/sampler";
import { adam, fitNetwork } from "ebm/trainer";
import { assertClose } from "../engine/close";
import { randomWeights } from "../engine/nets";
import { referencePass } from "../engine/reference";
import { energyAt, pairs, SMOOTH, slopesOfLoss } from "./oracle";

const classes = (outputSign: 1 | -1) =>
  network({ name: "clases", inputShape: [2], layers: [dense(7, { activation: "swish" }), dense(3)], head: "logsumexp", outputSign });
const noise = gaussianNoise([0, 0], { covariance: [2, 0, 0, 2] });

describe("jem", () => {
  const x = normalStart([2], { chains: 6, seed: 1 });
  const labels = [0, 2, 1, 1, 0, 2];
  const moment = { seed: 7, step: 3, state: null, own: Float32Array.of(0.4) };

  for (const sign of [1, -1] as const) {
    it(`with outputSign ${sign} is the cross-entropy of −outputSign · h and weight times its generative part, in every parameter`, async () => {
      const spec = classes(sign);
      const theta = randomWeights(spec, 5).map((w) => 2 * w);
      const net = await openNetwork(spec, { weights: theta });
      const fakes = noise.draw(6, rng(7, STREAM.objective, 3));
      const sigma = (z: number) => 1 / (1 + Math.exp(-z));
      const lossAt = (all: ArrayLike<number>) => {
        const [weights, c] = [Array.from(all).slice(0, -1), all[all.length - 1]];
        const told = pairs(x).map((p, i) => {
          const terms = Array.from(referencePass(spec, weights, p).outputs, (h) => Math.exp(-sign * h));
          return -Math.log(terms[labels[i]] / terms.reduce((a, b) => a + b, 0));
        });
        const logits = (points: Float32Array) => {
          const logQ = noise.logDensity(points);
          return pairs(points).map((p, i) => -energyAt(spec, weights, p) - c - logQ[i]);
        };
        const data = logits(x).reduce((sum, g) => sum + Math.log(sigma(g)), 0);
        const contrast = -(data + logits(fakes).reduce((sum, g) => sum + Math.log(1 - sigma(g)), 0)) / 6;
        return told.reduce((sum, v) => sum + v / 6, 0) + 0.3 * contrast;
      };
      const all = [...theta, moment.own[0]];
      const found = await jem(nce({ noise }), { weight: 0.3 }).measure(net, { x, labels }, moment);
      assert.ok(Math.abs(found.loss - lossAt(all)) < 1e-5, `${found.loss} against ${lossAt(all)}`);
      assertClose([...found.gradient, ...found.ownGradient], slopesOfLoss(all, lossAt), "gradient", 1e-5);
      assert.ok(Math.abs(found.loss - found.facts.crossEntropy - 0.3 * found.facts.generative) < 1e-6);
      net.dispose();
    });
  }

  it("with weight 0 is a classifier alone, and its generative part is not asked", async () => {
    const net = await openNetwork(classes(-1), { weights: randomWeights(classes(-1), 5) });
    const generative = nce({ noise });
    const whole = await jem(generative, { weight: 1 }).measure(net, { x, labels }, moment);
    const { gradient: contrast } = await generative.measure(net, { x }, moment);
    const deaf = { ...generative, measure: () => Promise.reject(new Error("no se pregunta")) };
    const { loss, gradient, ownGradient, state, energy } = await jem(deaf, { weight: 0 }).measure(net, { x, labels }, moment);
    assert.equal(loss, whole.facts.crossEntropy);
    assertClose(
      gradient,
      Array.from(whole.gradient, (g, j) => g - contrast[j]),
      "gradient",
      1e-5,
    );
    assert.deepEqual([...ownGradient, state], [0, moment.state]);
    assert.ok(Math.abs(energy - whole.energy) < 1e-6);
    net.dispose();
  });

  it("learns two classes and their density at once", async () => {
    // Class y is N(±1, 0.3²) on the first axis. Bayes errs on Φ(−1/0.3) = 0.04 % of the points.
    const points = normalStart([2], { chains: 2000, seed: 4, spread: 0.3 }).map((v, j) => (j % 2 === 0 ? v + (j % 4 === 0 ? 1 : -1) : v));
    const data = { x: points, labels: Uint8Array.from({ length: 2000 }, (_, i) => i % 2) };
    const spec = network({
      name: "dos",
      inputShape: [2],
      layers: [dense(32, { activation: "swish" }), dense(2)],
      head: "logsumexp",
      outputSign: -1,
    });
    const net = await openNetwork(spec, { seed: 7 });
    const objective = jem(nce({ noise, ratio: 2 }), { weight: 1 });
    const { history } = await fitNetwork({ network: net, objective, data, optimizer: adam({ learningRate: 0.01 }), steps: 400, seed: 7 });
    const last = history.slice(-50);
    assert.ok(last.reduce((sum, { facts }) => sum + facts.accuracy / 50, 0) > 0.99);
    const [onClass, between] = net.energy(Float32Array.of(1, 0, 0, 0)); // the valley's floor, and 1/0.3 deviations from both
    assert.ok(between - onClass > 2, `${between} against ${onClass}`);
    net.dispose();
  });

  it("refuses networks with one output and data without classes", async () => {
    assert.throws(() => jem(pcd()).init({ spec: SMOOTH } as EngineNetwork, 1), /la red suave tiene una sola salida/);
    const net = await openNetwork(classes(-1), { seed: 1 });
    await assert.rejects(jem(nce({ noise })).measure(net, { x }, moment), /los datos no tienen clases/);
    assert.throws(() => jem({} as never), /generative debe ser un objetivo/);
    assert.throws(() => jem(pcd(), { weight: -1 }), /weight debe ser un número mayor o igual que 0/);
    net.dispose();
  });
});
