import { strict as assert } from "node:assert";
import { networkEnergy, quadratic, tiltedNetwork } from "ebm/energy";
import { type EngineNetwork, openNetwork } from "ebm/engine";
import { dense, network } from "ebm/network";
import { normalStart, sample, ula } from "ebm/sampler";
import { referencePass } from "../engine/reference";

const spec = network({ name: "punto", inputShape: [2], layers: [dense(8, { activation: "swish" }), dense(1)] });

describe("tiltedNetwork", () => {
  const base = quadratic([0.5, -0.5], { stiffness: 2 });
  const x = normalStart([2], { chains: 5, seed: 1 });
  let net: EngineNetwork;
  let tilted: EngineNetwork;
  before(async () => {
    net = await openNetwork(spec, { seed: 7 });
    tilted = tiltedNetwork(net, base);
  });
  after(() => net.dispose());

  it("adds energies and input gradients", () => {
    const [own, fixed, both] = [net.energyAndGradient(x), base.energyAndGradient(x), tilted.energyAndGradient(x)];
    both.energy.forEach((e, i) => assert.ok(Math.abs(e - own.energy[i] - fixed.energy[i]) < 1e-6));
    both.gradient.forEach((g, j) => assert.ok(Math.abs(g - own.gradient[j] - fixed.gradient[j]) < 1e-6));
    assert.deepEqual(tilted.energy(x), both.energy);
  });

  it("shows the weights the whole energy, and has the network's gradient in θ", () => {
    let shown!: Float32Array;
    const { energy, gradient } = tilted.parameterGradient(x, (e) => {
      shown = e;
      return e.map((v) => 2 * v);
    });
    assert.deepEqual(shown, energy);
    assert.deepEqual(energy, tilted.energy(x));
    const theta = net.weights();
    const expected = new Float64Array(theta.length);
    energy.forEach((e, i) => {
      referencePass(spec, theta, x.subarray(2 * i, 2 * i + 2)).parameterGradient.forEach((g, j) => (expected[j] += 2 * e * g));
    });
    gradient.forEach((g, j) => assert.ok(Math.abs(g - expected[j]) < 1e-4));
  });

  it("walks on the whole energy, with the bits of the same energy without a network", async () => {
    const plain = { name: "suma", shape: [2], energy: tilted.energy, energyAndGradient: tilted.energyAndGradient };
    const options = { seed: 3, steps: 5 };
    const [a, b] = [
      await sample(ula(networkEnergy(tilted), { stepSize: 0.1 }), x, options),
      await sample(ula(plain, { stepSize: 0.1 }), x, options),
    ];
    assert.deepEqual(a.x, b.x);
  });

  it("refuses a base of another shape", () => {
    assert.throws(() => tiltedNetwork(net, quadratic([0])), /la red espera muestras de forma \[2\] y la energía base, \[1\]/);
    assert.throws(() => tiltedNetwork({} as never, base), /network debe ser una red abierta/);
  });
});
