import { strict as assert } from "node:assert";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import { conv2d, dense, flatten, network } from "ebm/network";
import { contrastiveGradient, contrastiveLoss } from "ebm/objective";
import { generator, rng } from "ebm/rng";
import { normalStart, uniformStart } from "ebm/sampler";
import fc from "fast-check";

const spec = network({
  name: "pequeña",
  inputShape: [6, 5, 1],
  layers: [conv2d(3, { kernelSize: 3, strides: 2, activation: "swish" }), flatten(), dense(4, { activation: "tanh" }), dense(1)],
});

describe("contrastiveLoss", () => {
  it("is mean E(real) − mean E(fake) + α (mean E(real)² + mean E(fake)²)", () => {
    // real 1, 3: mean 2, mean square 5; fake −1: mean −1, mean square 1; α = 0.5.
    assert.deepEqual(contrastiveLoss([1, 3], [-1], { alpha: 0.5 }), { loss: 6, reg: 3, cdiv: 3, real: 2, fake: -1 });
  });

  it("with α = 0 does not change when both energies are shifted alike: only differences matter", () => {
    const energies = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(energies, energies, fc.double({ min: -5, max: 5, noNaN: true }), (real, fake, shift) => {
        const moved = contrastiveLoss(
          real.map((e) => e + shift),
          fake.map((e) => e + shift),
          { alpha: 0 },
        );
        assert.ok(Math.abs(moved.loss - contrastiveLoss(real, fake, { alpha: 0 }).loss) < 1e-9);
      }),
    );
  });

  it("refuses empty lists, NaN and a negative alpha", () => {
    assert.throws(() => contrastiveLoss([], [1]), /real debe tener al menos una energía/);
    assert.throws(() => contrastiveLoss([1], [Number.NaN]), /fake debe tener solo números finitos/);
    assert.throws(() => contrastiveLoss([1], [1], { alpha: -1 }), /alpha debe ser un número mayor o igual que 0/);
    assert.throws(() => contrastiveLoss(undefined as unknown as number[], [1]), /real/);
  });
});

describe("contrastiveGradient", () => {
  let net: EngineNetwork;
  before(async () => {
    net = await openNetwork(spec, { seed: 3 });
  });
  after(() => net.dispose());

  it("is the slope of the loss in every parameter direction tried", () => {
    const real = normalStart(spec.inputShape, { chains: 5, seed: 1 });
    const fake = uniformStart(spec.inputShape, { chains: 7, seed: 2 });
    const alpha = 0.3;
    const { gradient } = contrastiveGradient(net, real, fake, { alpha });
    const theta = net.weights();
    const draws = generator(rng(11));
    for (let trial = 0; trial < 12; trial++) {
      const direction = Float32Array.from(theta, () => draws.normal());
      const h = 1e-3;
      const lossAt = (t: number) => {
        net.setWeights(theta.map((w, i) => w + t * direction[i]));
        return contrastiveLoss(net.energy(real), net.energy(fake), { alpha }).loss;
      };
      const slope = (lossAt(h) - lossAt(-h)) / (2 * h);
      const inner = gradient.reduce((sum, g, i) => sum + g * direction[i], 0);
      // Float32 losses of size ~1 carry 1e-7, divided by 2h = 2e-3: 5e-5 and a little h² curvature.
      assert.ok(Math.abs(inner - slope) < 2e-3 * (1 + Math.abs(slope)), `${inner} against ${slope}`);
    }
    net.setWeights(theta);
  });

  it("reports the loss that contrastiveLoss computes from the energies", () => {
    const real = normalStart(spec.inputShape, { chains: 3, seed: 1 });
    const fake = normalStart(spec.inputShape, { chains: 3, seed: 2 });
    const { gradient, ...loss } = contrastiveGradient(net, real, fake, { alpha: 0.1 });
    assert.equal(gradient.length, net.weights().length);
    const expected = contrastiveLoss(net.energy(real), net.energy(fake), { alpha: 0.1 });
    // Energies of 6 samples together and 3 + 3 apart may differ in the last bit.
    for (const key of ["loss", "reg", "cdiv", "real", "fake"] as const) assert.ok(Math.abs(loss[key] - expected[key]) < 1e-6, key);
  });

  it("vanishes when real and fake are the same and α = 0", () => {
    const x = normalStart(spec.inputShape, { chains: 4, seed: 1 });
    const { gradient } = contrastiveGradient(net, x, x, { alpha: 0 });
    // Two equal sums with opposite signs: only rounding (1e-7 of terms of size ~1) is left.
    assert.ok(gradient.every((g) => Math.abs(g) < 1e-6));
  });

  it("refuses samples of another shape", () => {
    assert.throws(
      () => contrastiveGradient(net, new Float32Array(31), new Float32Array(30)),
      /real debe ser un Float32Array con muestras completas de forma \[6, 5, 1\]/,
    );
  });
});
