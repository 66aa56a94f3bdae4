import { strict as assert } from "node:assert";
import { type Engine, type EngineNetwork, perturb, type StepRule, stepByRule, type StepSeen } from "ebm/engine";
import { dense, initialWeights, network } from "ebm/network";
import { rng } from "ebm/rng";
import { assertClose } from "./close";
import { randomBatch } from "./nets";
import { referenceSteps } from "./reference-steps";

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

/** Eleven samples: a whole group of eight chains and a part of another. */
export function perturbsExactly(net: EngineNetwork): void {
  const x = randomBatch(net.spec, { samples: 11, seed: 5 });
  const before = x.slice();
  for (const noise of [0, 0.005, 2]) {
    for (const bounds of [null, [-0.5, 0.3]] as const) {
      const perturbation = { noise, bounds, rng: rng(11, 6, 3), step: 4 };
      const moved = net.perturb(x, perturbation);
      assert.deepEqual(moved, perturb(x, net.spec.inputShape, perturbation));
      assert.equal(
        moved.every((value, i) => value === x[i]),
        noise === 0 && bounds === null,
      );
    }
  }
  assert.deepEqual(x, before);
  const rest = { bounds: null, rng: rng(1) };
  assert.throws(() => net.perturb(x, { ...rest, noise: -1 }), { name: "OptionError", message: /^perturb · noise/ });
  assert.throws(() => net.perturb(x, { ...rest, noise: 1, step: 0.5 }), { name: "OptionError", message: /^perturb · step/ });
  assert.throws(() => net.perturb(x.subarray(1), { ...rest, noise: 1 }), { name: "ShapeError", message: /^perturb · x/ });
}

export async function continuesARun(net: EngineNetwork): Promise<void> {
  const x = randomBatch(net.spec, { samples: 3, seed: 5 });
  const work = { rule: RULES[0], rng: rng(11) };
  const half = await net.manySteps(x, { ...work, steps: 2, firstStep: 0 });
  assert.deepEqual(
    await net.manySteps(half, { ...work, steps: 3, firstStep: 2 }),
    await net.manySteps(x, { ...work, steps: 5, firstStep: 0 }),
  );
}

/** Twenty steps of fresh weights: their energies are smooth, so rounding of 1e-7 a step cannot grow to 1e-4. */
export async function followsReference(net: EngineNetwork): Promise<void> {
  const theta = initialWeights(net.spec, { seed: 21 });
  net.setWeights(theta);
  const steps = 20;
  const x = randomBatch(net.spec, { samples: 2, seed: 22 });
  for (const rule of RULES) {
    const energy = new Float32Array(steps * 2);
    const chains = await net.manySteps(x, {
      rule,
      steps,
      firstStep: 0,
      rng: rng(23),
      trace: { energy, gradientNorm: new Float32Array(steps * 2) },
    });
    const expected = referenceSteps(x, { spec: net.spec, theta, rule, rng: rng(23), steps });
    chains.forEach((value, i) => assert.ok(Math.abs(value - expected.x[i]) <= 1e-4, `${rule.algorithm}: ${value} ${expected.x[i]}`));
    assertClose(energy, expected.energy, `energies along ${rule.algorithm}`, 1e-4);
  }
}

export async function tracesEveryStep(net: EngineNetwork): Promise<void> {
  const samples = 9;
  const [steps, firstStep] = [5, 3];
  const x = randomBatch(net.spec, { samples, seed: 16 });
  for (const rule of RULES) {
    const work = { rule, steps, firstStep, rng: rng(17) };
    const trace = { energy: new Float32Array(steps * samples), gradientNorm: new Float32Array(steps * samples) };
    const seen = await watched(net, x, { ...work, trace });
    assert.deepEqual(
      [...trace.energy],
      seen.flatMap(({ energy }) => [...energy]),
    );
    assert.deepEqual(
      [...trace.gradientNorm],
      seen.flatMap(({ gradientNorm }) => [...gradientNorm]),
    );
    assert.ok(new Set(trace.energy).size > samples && trace.gradientNorm.every((norm) => norm > 0));

    const alone = { energy: new Float32Array(steps * samples), gradientNorm: new Float32Array(steps * samples) };
    const end = await net.manySteps(x, { ...work, trace: alone });
    assert.deepEqual(alone, trace);
    assert.deepEqual(end, seen[steps - 1].x);
  }
}

export async function watchesOnlyTheAskedSteps(net: EngineNetwork): Promise<void> {
  const x = randomBatch(net.spec, { samples: 9, seed: 16 });
  for (const rule of RULES) {
    const work = { rule, steps: 6, firstStep: 3, rng: rng(17) };
    const all = await watched(net, x, work);
    // Steps 4 to 9 are made; the others never come, and each is told once, in order.
    const some = await watched(net, x, { ...work, watch: [8, 3, 5, 5, 0, 100, 9] });
    assert.deepEqual(
      some,
      all.filter(({ step }) => [5, 8, 9].includes(step)),
    );
    assert.deepEqual(await watched(net, x, { ...work, watch: [] }), []);
    assert.deepEqual(await watched(net, x, { ...work, watch: undefined }), all);
  }
}

/** What the steps told, copied. */
async function watched(net: EngineNetwork, x: Float32Array, work: Omit<Parameters<EngineNetwork["manySteps"]>[1], "onStep">) {
  const seen: StepSeen[] = [];
  const onStep = ({ step, energy, gradientNorm, x: chains }: StepSeen) =>
    seen.push({ step, energy: energy.slice(), gradientNorm: gradientNorm.slice(), x: chains.slice() });
  await net.manySteps(x, { ...work, onStep });
  return seen;
}

/** E = −max(x/2, 0) − max(−x/10, 0): a chain runs away from 0, five times faster to the right. */
const ROOF = network({ name: "tejado", inputShape: [1], layers: [dense(2, { activation: "relu" }), dense(1)], outputSign: -1 });
const ROOF_WEIGHTS = Float32Array.of(0.5, -0.1, 0, 0, 1, 1, 0);

/**
 * With ε/2 = 5e37, only chain 9 starts on the right and moves 2.5e37 a step: 14 steps leave float32, whose largest number
 * is 3.4e38; the others would need 68.
 */
export async function namesTheChainThatDiverges(engine: Engine): Promise<void> {
  const net = engine.load(ROOF, ROOF_WEIGHTS);
  const [chains, steps] = [11, 1000];
  const x = Float32Array.from({ length: chains }, (_, chain) => (chain === 9 ? 0.5 : -0.5));
  const trace = { energy: new Float32Array(steps * chains), gradientNorm: new Float32Array(steps * chains) };
  const work = { rule: { algorithm: "ula", stepSize: 1e38, temperature: 0 }, steps, firstStep: 2, rng: rng(1), trace } as const;
  await assert.rejects(net.manySteps(x, work), { name: "EbmError", message: /^ula · la cadena 9 divergió en el paso 15: su posición/ });
  const norms = Float32Array.from({ length: 13 * chains }, (_, i) => (i % chains === 9 ? 0.5 : 0.1));
  assert.deepEqual(trace.gradientNorm.subarray(0, norms.length), norms, "the trace holds the steps before");
  // The network is none the worse.
  const calm = { rule: RULES[0], steps: 1, firstStep: 0, rng: rng(1) };
  assert.ok((await net.manySteps(x, calm)).every(Number.isFinite));
  net.dispose();
}

/** E = 3e38 x + 3e38 y: each component of ∇E is a float32, but √2 · 3e38 is none. */
export async function agreesOnGradientsThatAreTooLong(engine: Engine): Promise<void> {
  const steep = network({ name: "abrupta", inputShape: [2], layers: [dense(1)] });
  const net = engine.load(steep, Float32Array.of(3e38, 3e38, 0));
  const landscape = { shape: steep.inputShape, energyAndGradient: net.energyAndGradient };
  const x = new Float32Array(2);
  const refused = { name: "EbmError", message: /^langevin · la cadena 0 divergió en el paso 0: su gradiente no es finito/ };
  assert.throws(() => stepByRule(x, landscape, { rule: { ...RULES[0], noise: 0 } as StepRule, rng: rng(1), step: 0 }), refused);
  await assert.rejects(net.manySteps(x, { rule: { ...RULES[0], noise: 0 } as StepRule, steps: 2, firstStep: 0, rng: rng(1) }), refused);
  net.dispose();
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
    message: /se interrumpió (tras \d+ pasos?|entre el paso \d+ y el \d+)/,
  });
  clearTimeout(timer);
}
