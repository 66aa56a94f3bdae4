import { strict as assert } from "node:assert";
import { type Engine, type EngineNetwork, type StepRule, stepByRule } from "ebm/engine";
import { dense, flatten, network } from "ebm/network";
import { rng } from "ebm/rng";
import { ODD_NETS, randomBatch, randomWeights } from "./nets";
import { referencePass } from "./reference";

/** What a test of the contract needs to know of an engine. */
export interface ContractOptions {
  /** Makes the engine, or returns null where it does not work: its tests are then skipped. */
  readonly make: () => Promise<Engine | null>;
  /** Whether a chain has the same bits alone and in a batch; else they agree to 1e-6 of the largest. */
  readonly sameBitsInAnyBatch: boolean;
  /** Arrays that the engine keeps alive outside the JavaScript heap. */
  readonly liveArrays: () => number;
}

const RULES: readonly StepRule[] = [
  { algorithm: "langevin", stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] },
  { algorithm: "ula", stepSize: 0.01, temperature: 0.1 },
];
// Float32 rounds at 6e-8; sums of some hundred terms in any order stay well below 1e-5 of the largest value.
const TOLERANCE = 1e-5;

/** The tests that every engine must pass. */
export function engineContract(title: string, { make, sameBitsInAnyBatch, liveArrays }: ContractOptions): void {
  describe(`engine ${title}`, function () {
    this.timeout(60_000);
    let engine: Engine;
    before(async function () {
      const made = await make();
      if (made === null) return this.skip();
      engine = made;
    });
    const use = async (spec: (typeof ODD_NETS)[number], work: (net: EngineNetwork) => unknown) => {
      const net = engine.load(spec, randomWeights(spec, 3));
      try {
        await work(net);
      } finally {
        net.dispose();
      }
    };

    for (const spec of ODD_NETS) {
      it(`gives the energies and gradients of the double-precision reference on the network ${spec.name}`, () => use(spec, agreesWithReference));
      it(`has input gradients that are central differences of its energies on ${spec.name}`, () => use(spec, agreesWithDifferences));
    }

    it("computes a sample alone as in any batch", () => use(ODD_NETS[0], (net) => sameInAnyBatch(net, sameBitsInAnyBatch)));

    it("makes many steps with the bits of single steps", () => use(ODD_NETS[0], manyEqualsSingle));

    it("continues a run with the bits of the uninterrupted one", () =>
      use(ODD_NETS[0], async (net) => {
        const x = randomBatch(net.spec, { samples: 3, seed: 5 });
        const work = { rule: RULES[0], rng: rng(11) };
        const half = await net.manySteps(x, { ...work, steps: 2, firstStep: 0 });
        assert.deepEqual(await net.manySteps(half, { ...work, steps: 3, firstStep: 2 }), await net.manySteps(x, { ...work, steps: 5, firstStep: 0 }));
      }));

    it("splits a batch that does not fit without changing its results", () => splitsLargeBatches(engine));

    it("lets weights be read and replaced, and keeps its own copy", () => use(ODD_NETS[1], weightsAreCopies));

    it("stops at the next step when the signal is aborted, by a callback or by a timer", () => use(ODD_NETS[1], abortStops));

    it("keeps no array after any call or failure, and none after dispose", () => leaksNothing(engine, liveArrays));

    it("refuses bad input with an error of ours", () => use(ODD_NETS[1], (net) => refusesBadInput(engine, net)));
  });
}

function agreesWithReference(net: EngineNetwork): void {
  const { spec } = net;
  const samples = 3;
  const x = randomBatch(spec, { samples, seed: 4 });
  const passes = split(x, samples).map((sample) => referencePass(spec, net.weights(), sample));
  const sampleWeights = Float32Array.of(0.5, -1, 2);

  const { energy, gradient } = net.energyAndGradient(x);
  const parameters = net.parameterGradient(x, () => sampleWeights);
  const expectedEnergy = passes.map((pass) => pass.energy);
  const expectedParameters = net.weights().map((_, p) => passes.reduce((sum, pass, i) => sum + sampleWeights[i] * pass.parameterGradient[p], 0));

  assertClose(net.energy(x), expectedEnergy, "energy");
  assertClose(energy, expectedEnergy, "energyAndGradient.energy");
  assertClose(parameters.energy, expectedEnergy, "parameterGradient.energy");
  assertClose(gradient, passes.flatMap((pass) => [...pass.inputGradient]), "∂E/∂x");
  assertClose(parameters.gradient, expectedParameters, "∂E/∂θ");
}

/** (E(x + h e) − E(x − h e)) / 2h; with h = 1/64 its own error, h² E'''/6, and rounding, 1e-7 |E| / h, are about 1e-4. */
function agreesWithDifferences(net: EngineNetwork): void {
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

function sameInAnyBatch(net: EngineNetwork, exact: boolean): void {
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

async function manyEqualsSingle(net: EngineNetwork): Promise<void> {
  const x = randomBatch(net.spec, { samples: 3, seed: 5 });
  const landscape = { shape: net.spec.inputShape, energyAndGradient: net.energyAndGradient };
  for (const rule of RULES) {
    const seen: number[] = [];
    const onStep = ({ step }: { step: number }) => seen.push(step);
    const many = await net.manySteps(x, { rule, steps: 4, firstStep: 2, rng: rng(11), onStep });
    let single = x;
    for (let step = 2; step < 6; step++) single = stepByRule(single, landscape, { rule, rng: rng(11), step }).x;
    assert.deepEqual(many, single);
    assert.notDeepEqual(many, x);
    assert.deepEqual(seen, [3, 4, 5, 6]);
  }
}

/** Inputs of 1.2 MB, so that a few samples already take several passes. */
function splitsLargeBatches(engine: Engine): void {
  const spec = network({ name: "ancha", inputShape: [300, 1000], layers: [flatten(), dense(1)] });
  const net = engine.load(spec, randomWeights(spec, 8));
  const samples = 15;
  const x = randomBatch(spec, { samples, seed: 9 });
  const double = (energy: Float32Array) => energy.map((e) => 2 * e);
  const whole = net.parameterGradient(x, double);
  const alone = split(x, samples).map((sample) => net.parameterGradient(sample, double));
  assertClose(whole.energy, alone.map(({ energy }) => energy[0]), "energy", 1e-6);
  assertClose(whole.gradient, whole.gradient.map((_, p) => alone.reduce((sum, { gradient }) => sum + gradient[p], 0)), "∂E/∂θ");
  // E is linear: its input gradient is the kernel, whatever the sample.
  const kernel = net.weights().subarray(0, 300_000);
  for (const gradient of split(net.energyAndGradient(x).gradient, samples)) assert.deepEqual(gradient, kernel.slice());
  net.dispose();
}

function weightsAreCopies(net: EngineNetwork): void {
  const x = randomBatch(net.spec, { samples: 2, seed: 12 });
  const before = net.energy(x);
  const first = net.weights();
  net.weights().fill(0);
  assert.deepEqual(net.energy(x), before);
  const next = first.map((w) => w / 2);
  net.setWeights(next);
  assert.deepEqual(net.weights(), next);
  next.fill(0);
  assert.notDeepEqual(net.energy(x), before);
  net.setWeights(first);
  assert.deepEqual(net.energy(x), before);
}

async function abortStops(net: EngineNetwork): Promise<void> {
  const x = randomBatch(net.spec, { samples: 1, seed: 13 });
  const work = { rule: RULES[0], steps: 1e9, firstStep: 0, rng: rng(1) };
  const byCallback = new AbortController();
  let steps = 0;
  const onStep = () => ++steps === 3 && byCallback.abort();
  await assert.rejects(net.manySteps(x, { ...work, signal: byCallback.signal, onStep }), { name: "AbortError" });
  assert.equal(steps, 3);

  const byTimer = new AbortController();
  const timer = setTimeout(() => byTimer.abort(), 30);
  await assert.rejects(net.manySteps(x, { ...work, signal: byTimer.signal }), { name: "AbortError", message: /se interrumpió tras \d+ pasos/ });
  clearTimeout(timer);
}

async function leaksNothing(engine: Engine, liveArrays: () => number): Promise<void> {
  const atStart = liveArrays();
  const net = engine.load(ODD_NETS[0], randomWeights(ODD_NETS[0], 3));
  const loaded = liveArrays();
  const x = randomBatch(net.spec, { samples: 2, seed: 14 });
  const fail = () => {
    throw new Error("objective");
  };
  const calls: (() => unknown)[] = [
    () => net.energy(x),
    () => net.energyAndGradient(x),
    () => net.parameterGradient(x, (energy) => energy),
    () => assert.throws(() => net.parameterGradient(x, fail), { message: "objective" }),
    () => net.manySteps(x, { rule: RULES[0], steps: 3, firstStep: 0, rng: rng(1) }),
    () => assert.throws(() => net.energy(new Float32Array(3)), { name: "ShapeError" }),
    () => net.setWeights(net.weights()),
  ];
  for (const call of calls) {
    await call();
    assert.equal(liveArrays(), loaded, String(call));
  }
  net.dispose();
  net.dispose();
  assert.equal(liveArrays(), atStart);
  assert.throws(() => net.energy(x), { name: "EbmError", message: /ya se liberó/ });
}

async function refusesBadInput(engine: Engine, net: EngineNetwork): Promise<void> {
  const ours = { name: /^(Spec|Shape|Option)Error$/, message: / · / };
  const x = randomBatch(net.spec, { samples: 2, seed: 15 });
  const bad = [new Float32Array(0), x.slice(1), x.map(() => Number.NaN), x.map(() => Number.POSITIVE_INFINITY), [...x], null, undefined, "x"] as Float32Array[];
  const work = { rule: RULES[0], steps: 1, firstStep: 0, rng: rng(1) };
  for (const value of bad) {
    assert.throws(() => net.energy(value), ours);
    assert.throws(() => net.energyAndGradient(value), ours);
    assert.throws(() => net.parameterGradient(value, (energy) => energy), ours);
    assert.throws(() => net.parameterGradient(x, () => value), ours);
    assert.throws(() => net.setWeights(value), ours);
    assert.throws(() => engine.load(net.spec, value), ours);
    await assert.rejects(net.manySteps(value, work), ours);
  }
  assert.throws(() => engine.load({ ...net.spec, layers: [] }, net.weights()), ours);
  const badWork = [{ steps: -1 }, { steps: 0.5 }, { steps: Number.NaN }, { firstStep: 2 ** 33 }, { rule: { algorithm: "hmc" } }, { rule: null }, { rule: { ...RULES[0], stepSize: -10 } }, { rule: { ...RULES[1], temperature: Number.NaN } }];
  for (const change of badWork) await assert.rejects(net.manySteps(x, { ...work, ...change } as typeof work), ours, JSON.stringify(change));
  assert.deepEqual(await net.manySteps(x, { ...work, steps: 0 }), x);
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
