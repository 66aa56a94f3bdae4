import { strict as assert } from "node:assert";
import { type Engine, type EngineNetwork, type StepRule, stepByRule } from "ebm/engine";
import { rng } from "ebm/rng";
import { ODD_NETS, randomBatch, randomWeights } from "./nets";

export const RULES: readonly StepRule[] = [
  { algorithm: "langevin", stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] },
  { algorithm: "ula", stepSize: 0.01, temperature: 0.1 },
];
export async function manyEqualsSingle(net: EngineNetwork): Promise<void> {
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

export async function abortStops(net: EngineNetwork): Promise<void> {
  const x = randomBatch(net.spec, { samples: 1, seed: 13 });
  const work = { rule: RULES[0], steps: 1e9, firstStep: 0, rng: rng(1) };
  const byCallback = new AbortController();
  let steps = 0;
  const onStep = () => ++steps === 3 && byCallback.abort();
  await assert.rejects(net.manySteps(x, { ...work, signal: byCallback.signal, onStep }), { name: "AbortError" });
  assert.equal(steps, 3);

  const byTimer = new AbortController();
  const timer = setTimeout(() => byTimer.abort(), 30);
  await assert.rejects(net.manySteps(x, { ...work, signal: byTimer.signal }), {
    name: "AbortError",
    message: /se interrumpió tras \d+ pasos/,
  });
  clearTimeout(timer);
}

export async function leaksNothing(engine: Engine, liveArrays: () => number): Promise<void> {
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
    assert.throws(() => net.setWeights(value), ours);
    assert.throws(() => engine.load(net.spec, value), ours);
    await assert.rejects(net.manySteps(value, work), ours);
  }
  assert.throws(() => engine.load({ ...net.spec, layers: [] }, net.weights()), ours);
  const badWork = [
    { steps: -1 },
    { steps: 0.5 },
    { steps: Number.NaN },
    { firstStep: 2 ** 33 },
    { rule: { algorithm: "hmc" } },
    { rule: null },
    { rule: { ...RULES[0], stepSize: -10 } },
    { rule: { ...RULES[1], temperature: Number.NaN } },
  ];
  for (const change of badWork) await assert.rejects(net.manySteps(x, { ...work, ...change } as typeof work), ours, JSON.stringify(change));
  assert.deepEqual(await net.manySteps(x, { ...work, steps: 0 }), x);
}
