import { strict as assert } from "node:assert";
import type { Engine, EngineNetwork } from "ebm/engine";
import { dense, flatten, network } from "ebm/network";
import { randomBatch, randomWeights } from "./nets";
import { referencePass } from "./reference";

// Float32 rounds at 6e-8; sums of some hundred terms in any order stay well below 1e-5 of the largest value.
const TOLERANCE = 1e-5;

export function agreesWithReference(net: EngineNetwork): void {
  const { spec } = net;
  const samples = 3;
  const x = randomBatch(spec, { samples, seed: 4 });
  const passes = split(x, samples).map((sample) => referencePass(spec, net.weights(), sample));
  const sampleWeights = Float32Array.of(0.5, -1, 2);

  const { energy, gradient } = net.energyAndGradient(x);
  const parameters = net.parameterGradient(x, () => sampleWeights);
  const expectedEnergy = passes.map((pass) => pass.energy);
  const expectedParameters = net
    .weights()
    .map((_, p) => passes.reduce((sum, pass, i) => sum + sampleWeights[i] * pass.parameterGradient[p], 0));

  assertClose(net.energy(x), expectedEnergy, "energy");
  assertClose(energy, expectedEnergy, "energyAndGradient.energy");
  assertClose(parameters.energy, expectedEnergy, "parameterGradient.energy");
  assertClose(
    gradient,
    passes.flatMap((pass) => [...pass.inputGradient]),
    "∂E/∂x",
  );
  assertClose(parameters.gradient, expectedParameters, "∂E/∂θ");
}

/** (E(x + h e) − E(x − h e)) / 2h; with h = 1/64 its own error, h² E'''/6, and rounding, 1e-7 |E| / h, are about 1e-4. */
export function agreesWithDifferences(net: EngineNetwork): void {
  const x = randomBatch(net.spec, { samples: 1, seed: 6 });
  const { gradient } = net.energyAndGradient(x);
  const h = 1 / 64;
  const pixels = [0, Math.floor(x.length / 2), x.length - 1];
  for (const pixel of pixels) {
    const moved = [h, -h].map((d) => x.map((v, i) => (i === pixel ? v + d : v)));
    const difference = (net.energy(moved[0])[0] - net.energy(moved[1])[0]) / (2 * h);
    const corner = net.spec.layers.some((layer) => "activation" in layer && /relu|elu/i.test(layer.activation));
    const scale = Math.max(...gradient.map(Math.abs));
    assert.ok(Math.abs(difference - gradient[pixel]) <= (corner ? 5e-2 : 2e-3) * scale, `pixel ${pixel}: ${difference} ${gradient[pixel]}`);
  }
}

export function sameInAnyBatch(net: EngineNetwork, exact: boolean): void {
  const samples = 19;
  const x = randomBatch(net.spec, { samples, seed: 7 });
  const together = net.energyAndGradient(x);
  const alone = split(x, samples).map((sample) => net.energyAndGradient(sample));
  const energies = Float32Array.from(alone.flatMap(({ energy }) => [...energy]));
  const gradients = Float32Array.from(alone.flatMap(({ gradient }) => [...gradient]));
  if (exact) {
    assert.deepEqual(together.energy, energies);
    assert.deepEqual(together.gradient, gradients);
  } else {
    assertClose(together.energy, energies, "energy", 1e-6);
    assertClose(together.gradient, gradients, "∂E/∂x", 1e-6);
  }
}

/** Inputs of 1.2 MB, so that a few samples already take several passes. */
export function splitsLargeBatches(engine: Engine): void {
  const spec = network({ name: "ancha", inputShape: [300, 1000], layers: [flatten(), dense(1)] });
  const net = engine.load(spec, randomWeights(spec, 8));
  const samples = 15;
  const x = randomBatch(spec, { samples, seed: 9 });
  const double = (energy: Float32Array) => energy.map((e) => 2 * e);
  const whole = net.parameterGradient(x, double);
  const alone = split(x, samples).map((sample) => net.parameterGradient(sample, double));
  assertClose(
    whole.energy,
    alone.map(({ energy }) => energy[0]),
    "energy",
    1e-6,
  );
  assertClose(
    whole.gradient,
    whole.gradient.map((_, p) => alone.reduce((sum, { gradient }) => sum + gradient[p], 0)),
    "∂E/∂θ",
  );
  // E is linear: its input gradient is the kernel, whatever the sample.
  const kernel = net.weights().subarray(0, 300_000);
  for (const gradient of split(net.energyAndGradient(x).gradient, samples)) assert.deepEqual(gradient, kernel.slice());
  net.dispose();
}

function split(x: Float32Array, samples: number): Float32Array[] {
  const size = x.length / samples;
  return Array.from({ length: samples }, (_, i) => x.slice(i * size, (i + 1) * size));
}

/** The largest difference is at most `tolerance` times the largest expected magnitude. */
function assertClose(got: ArrayLike<number>, expected: ArrayLike<number>, what: string, tolerance = TOLERANCE): void {
  assert.equal(got.length, expected.length, what);
  let largest = 0;
  let error = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(expected[i]));
    error = Math.max(error, Math.abs(got[i] - expected[i]));
  }
  assert.ok(largest > 0 && error <= tolerance * largest, `${what}: error ${error / largest} of the largest, ${largest}`);
}
