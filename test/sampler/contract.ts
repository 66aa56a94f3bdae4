// What every sampler holds to: see the entries for which law each keeps.
import { strict as assert } from "node:assert";
import type { Energy } from "ebm/energy";
import { meanWithError } from "ebm/metrics";
import { rng, STREAM } from "ebm/rng";
import { type ChainState, coordinateTrace, normalStart, type Sampler, sample, uniformStart } from "ebm/sampler";
import type { Entry } from "./entries";
import { fluxAsymmetry, KOLMOGOROV_BOUND, kolmogorov, normalCdf } from "./statistics";
import { circle, correlated, MEAN, mixture, type Target, wells } from "./targets";

/** The targets that a sampler must get right, those of a biased one with the law that it ends in. */
function targetsOf({ law, blocks, covariance }: Entry): Target[] {
  const gaussians = [correlated(1), correlated(0.5)].map((target) => {
    if (!covariance) return target;
    const biased = covariance(target.temperature);
    const cdf = MEAN.map((mean, i) => (x: number) => normalCdf((x - mean) / Math.sqrt(biased[i][i])));
    return { ...target, variance: biased.map((row, i) => row[i]), cdf };
  });
  return law === "biased" || blocks ? gaussians : [...gaussians, mixture(), wells(), circle()];
}

/** The coordinate `axis` of points [n, 2]. */
const axisOf = (x: Float32Array, axis: number) => x.filter((_, k) => k % 2 === axis);

/** All tests of one sampler. */
export function describeContract(entry: Entry): void {
  describe(`${entry.name} keeps the contract of samplers:`, function () {
    this.timeout(120_000);
    for (const target of targetsOf(entry)) describeLaw(entry, target);
    if (entry.law !== "biased") describeInvariance(entry);
    describeBits(entry);
    describeRefusals(entry);
  });
}

function describeLaw(entry: Entry, target: Target): void {
  it(`means and variances within three standard errors, ${target.name}`, async () => {
    const chains = 40;
    const start = uniformStart([2], { chains, seed: 3, bounds: [-1.5, 1.5] });
    const run = await sample(entry.make(target), start, { seed: 11, burnIn: 200, steps: 800, thin: 1 });
    for (const axis of [0, 1]) {
      const draws = coordinateTrace(run, axis);
      const mean = target.mean[axis];
      const first = meanWithError(draws, chains);
      const second = meanWithError(
        draws.map((x) => (x - mean) ** 2),
        chains,
      );
      const errors = [(first.mean - mean) / first.error, (second.mean - target.variance[axis]) / second.error];
      for (const error of errors) assert.ok(Math.abs(error) < 3, `axis ${axis}: ${errors} standard errors`);
      assert.ok(second.error < 0.15 * target.variance[axis], "a test that can fail needs enough effective draws");
    }
  });

  it(`independent chains have the distribution function (Kolmogorov), ${target.name}`, async () => {
    const start = uniformStart([2], { chains: 1500, seed: 4, bounds: [-1.5, 1.5] });
    const { x } = await sample(entry.make(target), start, { seed: 12, steps: 250 });
    for (const axis of [0, 1]) {
      const distance = kolmogorov(axisOf(x, axis), target.cdf[axis]);
      assert.ok(distance < KOLMOGOROV_BOUND, `axis ${axis}: ${distance}`);
    }
  });
}

/** Chains that begin in the law stay in it: steps from many exact draws. */
function describeInvariance(entry: Entry): void {
  const count = 20_000;
  const targets = entry.blocks || entry.spread ? [correlated()] : [correlated(), mixture()];
  for (const target of targets) {
    const begin = (sampler: Sampler<ChainState>) => {
      const draw = (temperature: number) => target.draw?.(count, { seed: 5 + temperature, temperature }) as Float32Array;
      const state = sampler.init(draw(1));
      return entry.spread ? entry.spread(state, target.energy, draw) : state;
    };
    it(`two steps from exact draws are exact draws, ${target.name}`, () => {
      const sampler = entry.make(target);
      let state = begin(sampler);
      for (let t = 0; t < 2; t++) [state] = sampler.step(state, rng(13, STREAM.langevin));
      for (const axis of [0, 1]) assert.ok(kolmogorov(axisOf(state.x, axis), target.cdf[axis]) < KOLMOGOROV_BOUND, `axis ${axis}`);
    });
    if (entry.law !== "reversible") continue;
    it(`as many go from any place to any other as come back (detailed balance), ${target.name}`, () => {
      const sampler = entry.make(target);
      const state = begin(sampler);
      const [next] = sampler.step(state, rng(14, STREAM.langevin));
      // 15 pairs of 6 cells: chi-square of 15 degrees is above 37.7 once in a thousand.
      assert.ok(fluxAsymmetry(cellsOf(state.x), cellsOf(next.x), 6) < 37.7);
    });
  }
}

/** Six cells of the plane: three columns and two rows. */
export function cellsOf(x: Float32Array): Uint8Array {
  return Uint8Array.from({ length: x.length / 2 }, (_, i) => (x[2 * i] < 0 ? 0 : x[2 * i] < 1 ? 2 : 4) + (x[2 * i + 1] < 0 ? 0 : 1));
}

function describeBits(entry: Entry): void {
  const sampler = () => entry.make(correlated());
  const start = normalStart([2], { chains: 5, seed: 2 });

  it("the same seed gives the same bits, and another seed others", async () => {
    const run = (seed: number) => sample(sampler(), start, { seed, steps: 20 }).then(({ x }) => x.join());
    assert.equal(await run(1), await run(1));
    assert.notEqual(await run(1), await run(2));
  });

  it("a chain alone has the bits that it has inside a batch", async () => {
    const together = await sample(sampler(), start, { seed: 9, steps: 20 });
    for (const some of [1, 3]) {
      const alone = await sample(sampler(), start.slice(0, 2 * some), { seed: 9, steps: 20 });
      assert.deepEqual(alone.x, together.x.slice(0, 2 * some));
    }
  });

  it("a burn-in forgets the first steps and changes no bit", async () => {
    const whole = await sample(sampler(), start, { seed: 9, steps: 20, thin: 2 });
    const late = await sample(sampler(), start, { seed: 9, burnIn: 12, steps: 8, record: [0, 2, 4, 6, 8] });
    assert.deepEqual(late.images, whole.images.slice(5 * start.length));
    assert.deepEqual(late.trace.energy, whole.trace.energy.slice(12 * 5));
    assert.deepEqual([late.x, late.state], [whole.x, whole.state]);
    assert.equal(late.state.step, 20);
  });

  it("a step leaves its state as it was, and shows the energies where it began", () => {
    const kind = sampler();
    const state = kind.init(start);
    const before = structuredClone(state);
    const [next, info] = kind.step(state, rng(1));
    assert.deepEqual(state, before);
    assert.deepEqual([next.step, info.energy.length], [1, 5]);
    if (entry.name !== "langevin") assert.deepEqual(info.energy, kind.energy.energy(start)); // the recipe adds its noise first
  });
}

/** A bowl with no value beyond |x| = 2. */
const CLIFF: Energy = {
  name: "acantilado",
  shape: [2],
  energy: (x) => CLIFF.energyAndGradient(x).energy,
  energyAndGradient(x) {
    const radius = Float32Array.from({ length: x.length / 2 }, (_, i) => Math.hypot(x[2 * i], x[2 * i + 1]));
    return {
      energy: radius.map((r) => (r < 2 ? (r * r) / 2 : Number.NaN)),
      gradient: x.map((v, k) => (radius[k >> 1] < 2 ? v : Number.NaN)),
    };
  },
};

function describeRefusals(entry: Entry): void {
  it("refuses bad options in Spanish, with a remedy", () => {
    for (const [options, message] of entry.bad) {
      assert.throws(
        () => entry.makeWith(correlated().energy, options),
        (error: Error) => error.name === "OptionError" && message.test(error.message) && error.message.includes("\n"),
        JSON.stringify(options),
      );
    }
    assert.throws(() => entry.makeWith(undefined as never, { stepSize: 1 }), { name: "OptionError", message: /debe ser un/ });
  });

  it("refuses a start that is no whole chain, or not finite", () => {
    const sampler = entry.make(correlated());
    assert.throws(() => sampler.init([1, 2, 3]), { name: "ShapeError", message: /muestras completas de forma \[2\]/ });
    assert.throws(() => sampler.init([1, Number.NaN]), { name: "OptionError", message: /posición 1 llegó NaN/ });
    assert.throws(() => sampler.init(undefined as never), { name: "ShapeError" });
  });

  if (entry.blocks) return;
  if (entry.rejects) {
    it("never enters a place without energy, and refuses to begin in one", async () => {
      const sampler = entry.make({ energy: CLIFF, temperature: 1, curvature: 1 });
      const run = await sample(sampler, new Float32Array(40), { seed: 1, steps: 300, thin: 1 });
      assert.ok(run.energies.every((e) => e < 2) && run.trace.energy.every((e) => e < 2));
      assert.ok(run.trace.accepted?.some((yes) => yes === 0) && run.trace.accepted.some((yes) => yes === 1));
      assert.throws(() => sampler.init([0, 0, 3, 0]), { name: "EbmError", message: /la cadena 1 empieza donde su energía es NaN/ });
    });
  } else {
    it("says which chain left the numbers, instead of passing NaN on", async () => {
      const sampler = entry.make({ energy: CLIFF, temperature: 25, curvature: 1 });
      await assert.rejects(sample(sampler, new Float32Array(400).fill(1.2), { seed: 1, steps: 500 }), {
        name: "EbmError",
        message: /la cadena \d+ divergió en el paso \d+[\s\S]*stepSize/,
      });
    });
  }
}
