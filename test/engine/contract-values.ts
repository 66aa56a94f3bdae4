import { strict as assert } from "node:assert";
import type { Engine, EngineNetwork } from "ebm/engine";
import { dense, flatten, network } from "ebm/network";
import { assertClose } from "./close";
import { randomBatch, randomWeights } from "./nets";
import { referenceOutputGradient, referencePass } from "./reference";

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
  const expectedGradient = passes.flatMap((pass) => [...pass.inputGradient]);
  const expectedParameters = weightedSum(
    passes.map((pass) => pass.parameterGradient),
    sampleWeights,
  );

  assertClose(net.energy(x), expectedEnergy, "energy", TOLERANCE);
  assertClose(energy, expectedEnergy, "energyAndGradient.energy", TOLERANCE);
  assertClose(parameters.energy, expectedEnergy, "parameterGradient.energy", TOLERANCE);
  assertClose(gradient, expectedGradient, "∂E/∂x", TOLERANCE);
  assertClose(parameters.gradient, expectedParameters, "∂E/∂θ", TOLERANCE);
}

export function outputsAgreeWithReference(net: EngineNetwork): void {
  const { spec } = net;
  const samples = 3;
  const x = randomBatch(spec, { samples, seed: 4 });
  const theta = net.weights();
  const parts = split(x, samples);
  const expectedOutputs = parts.flatMap((sample) => [...referencePass(spec, theta, sample).outputs]);
  const perSample = expectedOutputs.length / samples;
  // A weight of its own for each output, the last sample's chosen from its outputs: w = 2h.
  const choose = (h: Float32Array) => h.map((value, i) => (i < 2 * perSample ? Math.cos(i) : 2 * value));
  const expectedWeights = choose(Float32Array.from(expectedOutputs));
  const expectedGradient = weightedSum(
    split(expectedWeights, samples).map((weights, i) => referenceOutputGradient(spec, { theta, x: parts[i], weights })),
    Float32Array.of(1, 1, 1),
  );

  const { outputs, gradient } = net.outputGradient(x, choose);
  assertClose(net.outputs(x), expectedOutputs, "outputs", TOLERANCE);
  assertClose(outputs, expectedOutputs, "outputGradient.outputs", TOLERANCE);
  assertClose(gradient, expectedGradient, "Σ w ∂h/∂θ", TOLERANCE);
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
  const parts = split(x, samples);
  const alone = parts.map((sample) => net.energyAndGradient(sample));
  const together = net.energyAndGradient(x);
  const compare = (got: Float32Array, expected: number[], what: string) =>
    exact ? assert.deepEqual(got, Float32Array.from(expected), what) : assertClose(got, expected, what, 1e-6);
  compare(
    together.energy,
    alone.flatMap(({ energy }) => [...energy]),
    "energy",
  );
  compare(
    together.gradient,
    alone.flatMap(({ gradient }) => [...gradient]),
    "∂E/∂x",
  );
  compare(
    net.outputs(x),
    parts.flatMap((sample) => [...net.outputs(sample)]),
    "outputs",
  );
}

/** Inputs of 1.2 MB, so that a few samples already take several passes. */
export function splitsLargeBatches(engine: Engine): void {
  const spec = network({ name: "ancha", inputShape: [300, 1000], layers: [flatten(), dense(2)], head: "logsumexp" });
  const net = engine.load(spec, randomWeights(spec, 8));
  const samples = 15;
  const x = randomBatch(spec, { samples, seed: 9 });
  const double = (values: Float32Array) => values.map((v) => 2 * v);
  const parts = split(x, samples);
  const calls = [
    (batch: Float32Array) => {
      const { energy, gradient } = net.parameterGradient(batch, double);
      return { values: energy, gradient };
    },
    (batch: Float32Array) => {
      const { outputs, gradient } = net.outputGradient(batch, double);
      return { values: outputs, gradient };
    },
  ];
  for (const call of calls) {
    const whole = call(x);
    const alone = parts.map(call);
    assertClose(
      whole.values,
      alone.flatMap(({ values }) => [...values]),
      "values",
      1e-5, // the contract's: TensorFlow adds in an order that depends on the batch, and its threads
    );
    assertClose(
      whole.gradient,
      weightedSum(
        alone.map(({ gradient }) => gradient),
        new Float32Array(samples).fill(1),
      ),
      "∂/∂θ",
      TOLERANCE,
    );
  }
  const alone = parts.map((sample) => net.energyAndGradient(sample));
  assertClose(
    net.energyAndGradient(x).gradient,
    alone.flatMap(({ gradient }) => [...gradient]),
    "∂E/∂x",
    1e-6,
  );
  net.dispose();
}

/** Σ_i w_i v_i of arrays of the same length. */
function weightedSum(vectors: readonly ArrayLike<number>[], weights: Float32Array): Float64Array {
  return Float64Array.from(vectors[0], (_, p) => vectors.reduce((sum, vector, i) => sum + weights[i] * vector[p], 0));
}

function split(x: Float32Array, samples: number): Float32Array[] {
  const size = x.length / samples;
  return Array.from({ length: samples }, (_, i) => x.slice(i * size, (i + 1) * size));
}
