import { strict as assert } from "node:assert";
import type { AdamMoments, Engine, EngineNetwork } from "ebm/engine";
import { rng } from "ebm/rng";
import { adam } from "ebm/trainer";
import { RULES } from "./contract-steps";
import { ODD_NETS, randomBatch, randomWeights } from "./nets";

export function weightsAreCopies(net: EngineNetwork): void {
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

/** Three Adam steps along ∂(Σ E)/∂θ, against those of `adam` on plain arrays. */
export function adamStepsExactly(net: EngineNetwork): void {
  const x = randomBatch(net.spec, { samples: 3, seed: 19 });
  const optimizer = adam({ learningRate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 1e-5 });
  const before = net.energy(x);
  let weights = net.weights();
  let state = optimizer.init(weights.length);
  let moments: AdamMoments = state;
  for (let step = 0; step < 3; step++) {
    const { gradient } = net.parameterGradient(x, (energy) => energy.map(() => 1));
    const given = { first: moments.first.slice(), second: moments.second.slice(), gradient: gradient.slice() };
    const next = net.adamStep(moments, gradient, optimizer.rates(step));
    assert.deepEqual({ first: moments.first, second: moments.second, gradient }, given, "its arguments are as they were");
    moments = next;
    [weights, state] = optimizer.step(state, weights, gradient);
    assert.deepEqual(net.weights(), weights);
    assert.deepEqual([moments.first, moments.second], [state.first, state.second]);
  }
  assert.ok(sum(net.energy(x)) < sum(before));
}

export function adamStepsAllOrNothing(net: EngineNetwork): void {
  const theta = net.weights();
  const zeros = () => new Float32Array(theta.length);
  const moments = { first: zeros(), second: zeros() };
  const gradient = zeros().fill(1);
  const rates = { rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
  const last = (value: number) => gradient.map((g, i) => (i === gradient.length - 1 ? value : g));
  const cases: [args: unknown[], name: string, message: RegExp][] = [
    [[moments, gradient.slice(1), rates], "ShapeError", /mismo tamaño/],
    [[moments, null, rates], "ShapeError", /mismo tamaño/],
    [[{ ...moments, second: zeros().slice(1) }, gradient, rates], "ShapeError", /mismo tamaño/],
    [[undefined, gradient, rates], "ShapeError", /mismo tamaño/],
    [[moments, last(Number.NaN), rates], "OptionError", /gradient .*finitos/],
    [[moments, gradient, undefined], "OptionError", /rate/],
    [[moments, gradient, { ...rates, rate: Number.NaN }], "OptionError", /rate/],
    [[moments, gradient, { ...rates, beta1: 1 }], "OptionError", /beta1/],
    [[moments, gradient, { ...rates, beta2: -0.1 }], "OptionError", /beta2/],
    [[moments, gradient, { ...rates, epsilon: 1e-50 }], "OptionError", /epsilon/],
    [[moments, last(1e22), rates], "EbmError", /desborda/], // (1e22)² / 1000 is no float32
    [[moments, last(1e18), { ...rates, rate: 1e38, beta1: 0, epsilon: 1e-30 }], "OptionError", /los pesos .*finitos/],
  ];
  for (const [args, name, message] of cases) {
    assert.throws(() => net.adamStep(...(args as Parameters<EngineNetwork["adamStep"]>)), { name, message }, String(message));
    assert.deepEqual(net.weights(), theta, String(message));
  }
}

export async function leaksNothing(engine: Engine, liveArrays: () => number): Promise<void> {
  const atStart = liveArrays();
  const net = engine.load(ODD_NETS[0], randomWeights(ODD_NETS[0], 3));
  const x = randomBatch(net.spec, { samples: 2, seed: 14 });
  await net.manySteps(x, { rule: RULES[0], steps: 1, firstStep: 0, rng: rng(1) }); // a page's worker has a network from here on
  const loaded = liveArrays();
  assert.ok(loaded > atStart, "what is counted is there");
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
    () => net.outputs(x),
    () => net.outputGradient(x, (outputs) => outputs),
    () => assert.throws(() => net.outputGradient(x, fail), { message: "objective" }),
    () => net.setWeights(net.weights()),
    () => adamStepsExactly(net),
    () => adamStepsAllOrNothing(net),
  ];
  for (const call of calls) {
    await call();
    assert.equal(liveArrays(), loaded, String(call));
  }
  net.dispose();
  net.dispose();
  assert.equal(liveArrays(), atStart);
  const late = { name: "EbmError", message: /ya se liberó/ };
  const theta = net.weights();
  for (const call of [() => net.energy(x), () => net.outputs(x), () => net.outputGradient(x, fail)]) assert.throws(call, late);
  const rates = { rate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
  assert.throws(() => net.adamStep({ first: theta, second: theta }, theta, rates), late);
}

export async function refusesBadInput(engine: Engine, net: EngineNetwork): Promise<void> {
  const ours = { name: /^(Spec|Shape|Option)Error$/, message: / · / };
  const x = randomBatch(net.spec, { samples: 2, seed: 15 });
  const bad = [
    new Float32Array(0),
    x.slice(1),
    x.map(() => Number.NaN),
    x.map(() => Number.POSITIVE_INFINITY),
    [...x],
    null,
    undefined,
    "x",
  ] as Float32Array[];
  const work = { rule: RULES[0], steps: 1, firstStep: 0, rng: rng(1) };
  for (const value of bad) {
    assert.throws(() => net.energy(value), ours);
    assert.throws(() => net.energyAndGradient(value), ours);
    assert.throws(() => net.parameterGradient(value, (energy) => energy), ours);
    assert.throws(() => net.parameterGradient(x, () => value), ours);
    assert.throws(() => net.outputs(value), ours);
    assert.throws(() => net.outputGradient(value, (outputs) => outputs), ours);
    assert.throws(() => net.outputGradient(x, () => value), ours);
    assert.throws(() => net.setWeights(value), ours);
    assert.throws(() => engine.load(net.spec, value), ours);
    await assert.rejects(net.manySteps(value, work), ours);
  }
  assert.throws(() => engine.load({ ...net.spec, layers: [] }, net.weights()), ours);
  const badWork = [
    { rng: undefined },
    { rng: 7 },
    { rng: { key: [1, 2] } },
    { steps: -1 },
    { steps: 0.5 },
    { steps: Number.NaN },
    { firstStep: 2 ** 33 },
    { rule: { algorithm: "hmc" } },
    { rule: null },
    { rule: { ...RULES[0], stepSize: -10 } },
    { rule: { ...RULES[1], temperature: Number.NaN } },
    { trace: { energy: new Float32Array(2), gradientNorm: new Float32Array(3) } },
    { trace: { energy: new Float32Array(2) } },
    { trace: null },
    { watch: 3 },
    { watch: [1, Number.NaN] },
  ];
  for (const change of badWork) await assert.rejects(net.manySteps(x, { ...work, ...change } as typeof work), ours, JSON.stringify(change));
  assert.deepEqual(await net.manySteps(x, { ...work, steps: 0 }), x);
}

/** Chains that the caller overwrites while they wait for their turn, and while they are under way. */
export async function copiesTheChains(net: EngineNetwork): Promise<void> {
  const x = randomBatch(net.spec, { samples: 3, seed: 20 });
  const work = { rule: RULES[0], steps: 3, firstStep: 0, rng: rng(1) };
  const expected = await net.manySteps(x, work);
  const given = [x.slice(), x.slice()];
  const runs = given.map((chains) => net.manySteps(chains, work));
  for (const chains of given) chains.fill(0);
  for (const run of runs) assert.deepEqual(await run, expected);
}

function sum(values: Float32Array): number {
  return values.reduce((a, b) => a + b, 0);
}
