import { strict as assert } from "node:assert";
import { type Energy, mixtureEnergy, quadratic } from "ebm/energy";
import {
  aisBracket,
  aisForward,
  aisReverse,
  annealingSchedule,
  gaussianBase,
  type Kernel,
  logLikelihoodBracket,
  sampleMean,
  type Transition,
  uniformBase,
} from "ebm/metrics";
import { rng } from "ebm/rng";
import { mala } from "ebm/sampler";

const transition = (energy: Energy, stepSize: number) => mala(energy, { stepSize });
const near = (found: number, truth: number, by: number, what: string) =>
  assert.ok(Math.abs(found - truth) < by, `${what}: ${found}, debería ser ${truth} ± ${by}`);

describe("aisForward and aisReverse", () => {
  const energy = quadratic([1, -1], { stiffness: 9 });
  const truth = Math.log((2 * Math.PI) / 9);
  const base = gaussianBase([2], { spread: 1.5 });
  const starts = gaussianBase([2])
    .draw(4000, rng(5))
    .map((z, i) => z / 3 + (i % 2 ? -1 : 1));

  it("with few temperatures the mean log weight is below log Z forwards and above it backwards, and yet E[w] = Z and E[1/w] = 1/Z", async () => {
    const options = { base, transition, seed: 1, chains: 4000, schedule: 12 };
    const up = await aisForward(energy, options);
    const down = await aisReverse(energy, starts, options);
    const [below, above] = [sampleMean(up.logWeights), sampleMean(down.logWeights)];
    assert.ok(below.mean + 8 * below.standardError < truth, `${below.mean} ± ${below.standardError}, ${truth}`);
    assert.ok(above.mean - 8 * above.standardError > truth, `${above.mean} ± ${above.standardError}, ${truth}`);
    near(up.logZ, truth, 4 * up.standardError, "log de la media de w");
    near(down.logZ, truth, 4 * down.standardError, "−log de la media de 1/w");
  });

  it("the gap closes as temperatures are added", async () => {
    const gaps = [];
    for (const schedule of [10, 40, 160]) {
      const options = { base, transition, seed: 1, chains: 1000, schedule };
      const [up, down] = [await aisForward(energy, options), await aisReverse(energy, starts, options)];
      gaps.push(sampleMean(down.logWeights).mean - sampleMean(up.logWeights).mean);
    }
    // The Jeffreys divergence of the passages falls about as 1/K while transitions follow the path.
    assert.ok(gaps[0] > 2 * gaps[1] && gaps[1] > 2 * gaps[2] && gaps[2] > 0, gaps.join(" "));
  });

  it("where base and starts miss the same mode, a narrow bracket is wrong: log ½", async () => {
    const two = mixtureEnergy({
      centres: [
        [-20, 0],
        [20, 0],
      ],
      width: 0.5,
    });
    const here = gaussianBase([2], { spread: 0.5 })
      .draw(1000, rng(2))
      .map((v, i) => v + (i % 2 ? 0 : 20));
    const atRight = { ...gaussianBase([2]) };
    const moved = {
      ...atRight,
      logDensity: (x: Float32Array) => atRight.logDensity(x.map((v, i) => v - (i % 2 ? 0 : 20))),
      gradient: (x: Float32Array) => atRight.gradient(x.map((v, i) => v - (i % 2 ? 0 : 20))),
      draw: (n: number, key: ReturnType<typeof rng>) => atRight.draw(n, key).map((v, i) => v + (i % 2 ? 0 : 20)),
    };
    const { logZ } = await aisBracket(two, { starts: here, base: moved, transition, seed: 7, chains: 1000, schedule: 100 });
    near(logZ.lower, Math.log(0.5), 0.05, "de ida");
    near(logZ.upper, Math.log(0.5), 0.05, "de vuelta, que ya no es cota superior de log 1");
  });

  it("leaves the forward chains at the model: mean and variance within four standard errors", async () => {
    const { x, ess } = await aisForward(energy, { base, transition, seed: 2, chains: 2000, schedule: 100 });
    assert.ok(ess > 1000);
    const first = Array.from({ length: 2000 }, (_, i) => x[2 * i]);
    const { mean } = sampleMean(first);
    near(mean, 1, (4 / 3) * Math.sqrt(1 / 2000) + 0.01, "media");
    near(sampleMean(first.map((v) => (v - 1) ** 2)).mean, 1 / 9, (4 / 9) * Math.sqrt(2 / 2000) + 0.005, "varianza");
  });

  it("leaves the step as it was where a kernel does not tell what it accepts", async () => {
    const seen = new Set<number>();
    const silent: Transition = (target, stepSize) => {
      seen.add(stepSize);
      const kernel: Kernel = transition(target, stepSize);
      return { init: kernel.init, step: (state, key) => [kernel.step(state, key)[0], {}] };
    };
    const { acceptance } = await aisForward(energy, { base, transition: silent, seed: 1, chains: 20, schedule: 10 });
    seen.forEach((stepSize) => near(stepSize, 0.1, 1e-12, "paso"));
    assert.ok(acceptance.every((share) => share === 1));
  });

  it("is a function of the seed", async () => {
    const options = { base, transition, chains: 50, schedule: 20 };
    const [a, b, c] = await Promise.all([7, 7, 8].map((seed) => aisForward(energy, { ...options, seed })));
    assert.deepEqual(a.logWeights, b.logWeights);
    assert.deepEqual(a.interval, b.interval);
    assert.notDeepEqual(a.logWeights, c.logWeights);
  });

  it("tells of each temperature the accepted share, near that of the pilot chains", async () => {
    const { acceptance, stepSizes } = await aisForward(energy, { base, transition, seed: 4, chains: 1000, schedule: 50 });
    assert.equal(acceptance.length, 50);
    assert.ok(
      acceptance.every((share) => share > 0.45 && share < 0.85),
      acceptance.join(" "),
    );
    assert.ok(stepSizes[49] < stepSizes[0], "el modelo es más estrecho que la base");
  });

  it("stops within a temperature when it is told to", async () => {
    const stop = AbortSignal.timeout(20);
    await assert.rejects(aisForward(energy, { base, transition, seed: 1, chains: 4000, schedule: 5000, stepSizes: 0.1, signal: stop }), {
      name: "AbortError",
    });
  });

  it("refuses what it cannot anneal, in Spanish", async () => {
    const options = { base, transition, seed: 1, chains: 10, schedule: 5 };
    await assert.rejects(aisForward(quadratic([0]), options), { name: "ShapeError", message: /la base es de forma \[2\]/ });
    await assert.rejects(aisForward(energy, { ...options, schedule: Float64Array.of(0, 0.5) }), {
      name: "OptionError",
      message: /schedule/,
    });
    await assert.rejects(aisForward(energy, { ...options, stepSizes: -1 }), { name: "OptionError", message: /stepSizes\[0\]/ });
    await assert.rejects(aisForward(energy, { ...options, transition: undefined as never }), {
      message: /transition debe ser una función/,
    });
    await assert.rejects(aisForward(energy, undefined as never), { name: "OptionError", message: /base/ });
    await assert.rejects(aisReverse(energy, new Float32Array(3), options), { name: "ShapeError" });
    const box = { ...options, base: uniformBase([2], { bounds: [-1, 1] }), stepSizes: 0.1 };
    await assert.rejects(aisReverse(energy, Float32Array.of(5, 5), box), { name: "EbmError", message: /fuera del soporte/ });
  });
});

describe("annealingSchedule", () => {
  it("rises from 0 to 1, symmetric, and is closest at the ends", () => {
    const betas = annealingSchedule(10);
    assert.equal(betas[0], 0);
    assert.equal(betas[10], 1);
    for (let k = 1; k <= 10; k++) assert.ok(betas[k] > betas[k - 1]);
    for (let k = 0; k <= 10; k++) near(betas[k] + betas[10 - k], 1, 1e-12, `${k}`);
    assert.ok(betas[1] < 0.5 * (betas[6] - betas[5]));
    near(betas[3], (1 / (1 + Math.exp(1.6)) - 1 / (1 + Math.exp(4))) / (1 / (1 + Math.exp(-4)) - 1 / (1 + Math.exp(4))), 1e-12, "σ");
  });
});

describe("logLikelihoodBracket", () => {
  it("turns the bounds of log Z around", () => {
    const { lower, upper, standardError } = logLikelihoodBracket([2, 4], { logZ: { lower: -1, upper: 1 } });
    assert.deepEqual([lower, upper, standardError], [-4, -2, 1]);
  });
});
