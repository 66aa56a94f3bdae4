import { strict as assert } from "node:assert";
import {
  acceptanceSummary,
  autocorrelation,
  effectiveSampleSize,
  integratedAutocorrelationTime,
  meanWithError,
  rankRHat,
  splitRHat,
} from "ebm/metrics";
import { generator, rng } from "ebm/rng";
import fc from "fast-check";

const near = (value: number, right: number, relative: number) =>
  assert.ok(Math.abs(value - right) <= relative * Math.abs(right), `${value} against ${right}`);

/** x' = ρx + √(1 − ρ²) ξ from its stationary law N(0, 1), of shape [steps, chains]. */
function autoregressive(rho: number, { steps, chains, seed = 1 }: { steps: number; chains: number; seed?: number }): Float64Array {
  const random = generator(rng(seed));
  const x = new Float64Array(steps * chains);
  for (let i = 0; i < x.length; i++) x[i] = i < chains ? random.normal() : rho * x[i - chains] + Math.sqrt(1 - rho * rho) * random.normal();
  return x;
}

/** The same series in Python: s = (1664525 s + 1013904223) mod 2^32; x_c = ρ x_c + s/2^32 − 1/2, and shift · c is added. */
function golden([steps, chains, rho, seed, shift]: readonly number[]): Float64Array {
  let s = seed;
  const x = new Float64Array(chains);
  return Float64Array.from({ length: steps * chains }, (_, i) => {
    const c = i % chains;
    s = (Math.imul(1664525, s) + 1013904223) >>> 0;
    x[c] = rho * x[c] + s / 2 ** 32 - 0.5;
    return x[c] + shift * c;
  });
}

// arviz-stats 0.8.0: from arviz_stats.base import array_stats as A; with a of shape (chain, draw):
// A.ess(a, method=m, chain_axis=0, draw_axis=1) for m = mean, bulk, tail with prob=(0.05, 0.95); A.rhat(…, method=m) for split, rank.
const ARVIZ: [series: number[], values: (number | undefined)[]][] = [
  [
    [200, 4, 0.7, 1, 0],
    [73.16173488592285, 68.59076496035816, 209.04525145922284, 1.0533923155445337, 1.0549657975748292],
  ],
  [
    [51, 1, 0.3, 2, 0],
    [22.02468712596126, 21.35082742269747, 31.57097154403098, undefined, undefined],
  ], // R̂ of one chain: ours alone
  [
    [100, 2, -0.6, 3, 0],
    [460.2059991327962, 460.2059991327962, 84.82331115937423, 0.9955958822435623, 1.001738269351031],
  ],
  [
    [80, 3, 0.9, 4, 0.5],
    [8.403685181501306, 9.57520925889322, 22.89990645463048, 1.3290022966476658, 1.2784958894115892],
  ],
];

describe("measures of chains", () => {
  for (const [series, values] of ARVIZ) {
    it(`are those of ArviZ on the series ${series}`, () => {
      const x = golden(series);
      const chains = series[1];
      const ours = [
        effectiveSampleSize(x, chains),
        effectiveSampleSize(x, chains, { of: "bulk" }),
        effectiveSampleSize(x, chains, { of: "tail" }),
        splitRHat(x, chains),
        rankRHat(x, chains),
      ];
      values.forEach((right, i) => {
        if (right !== undefined) near(ours[i], right, 1e-9);
      });
    });
  }

  it("do not feel a shift and a scale of the values", () => {
    const x = autoregressive(0.5, { steps: 100, chains: 3 });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }), (scale, shift) => {
        const moved = x.map((v) => scale * v + shift);
        for (const measure of [effectiveSampleSize, splitRHat, rankRHat, integratedAutocorrelationTime])
          near(measure(moved, 3), measure(x, 3), 1e-6);
      }),
      { numRuns: 20 },
    );
  });

  it("refuse too few steps, half steps, NaN, no chains, and chains that never move", () => {
    for (const measure of [effectiveSampleSize, splitRHat, rankRHat, integratedAutocorrelationTime, meanWithError, autocorrelation]) {
      assert.throws(() => measure([1, 2, 3], 1), {
        name: "OptionError",
        message: /pasos de values debe ser un entero mayor o igual que 4/,
      });
      assert.throws(() => measure([1, 2, 3, 4, 5], 2), { name: "ShapeError", message: /múltiplo de 2, y tiene 5/ });
      assert.throws(() => measure([1, 2, Number.NaN, 4], 1), { name: "OptionError", message: /posición 2/ });
      assert.throws(() => measure([1, 2, 3, 4], 0), { name: "OptionError", message: /chains/ });
      assert.throws(() => measure([3, 3, 3, 3], 1), { name: "OptionError", message: /no se mueven[\s\S]*acceptanceSummary/ });
    }
    assert.throws(() => effectiveSampleSize([1, 2, 3, 4], 1, { of: "cola" as "tail" }), {
      name: "OptionError",
      message: /"mean", "bulk", "tail"/,
    });
  });
});

describe("the effective sample size", () => {
  it("of independent draws is about their number", () => {
    // τ̂ of independent draws scatters by a few per cent at N = 40,000, cut upwards by Geyer's positive pairs.
    near(effectiveSampleSize(autoregressive(0, { steps: 10_000, chains: 4 }), 4), 40_000, 0.06);
  });

  for (const rho of [0.3, 0.8, 0.95, -0.5]) {
    it(`of x' = ${rho}x + noise is N (1 − ρ)/(1 + ρ), and the time its inverse`, () => {
      const [steps, chains] = [50_000, 4];
      const x = autoregressive(rho, { steps, chains });
      // Sokal (1997): the relative error of τ̂ is about √(2(2M + 1)/N), with a window M of some 5τ: 0.95 gives √(2 · 390/200,000) = 6 %.
      const time = (1 + rho) / (1 - rho);
      near(integratedAutocorrelationTime(x, chains), time, 0.12);
      near(effectiveSampleSize(x, chains), (steps * chains) / time, 0.12);
    });
  }

  it("tells of chains that sit apart: few effective draws, however many there are", () => {
    const x = autoregressive(0, { steps: 1000, chains: 4 }).map((v, i) => v + 10 * (i % 4));
    // var⁺ is all between the chains: every ρ̂_t ≈ 1 − W/var⁺, and τ is about twice the draws of a half chain: N/τ ≈ 4.
    assert.ok(effectiveSampleSize(x, 4) < 6, `${effectiveSampleSize(x, 4)}`);
  });

  it("makes standard errors that hold what they say: of 400 runs, 95 % have the truth within two", () => {
    let within = 0;
    for (let seed = 0; seed < 400; seed++) {
      const { mean, error } = meanWithError(autoregressive(0.8, { steps: 500, chains: 2, seed }), 2);
      if (Math.abs(mean) < 2 * error) within++;
    }
    // Binomial(400, 0.954): standard deviation 4.2; an estimated error loses some coverage.
    assert.ok(within >= 365 && within <= 396, `${within}`);
  });
});

describe("the autocorrelation", () => {
  it("is what its definition says, term by term", () => {
    const lists = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(lists, (x) => {
        fc.pre(Math.max(...x) - Math.min(...x) > 0.1);
        const mean = x.reduce((a, b) => a + b) / x.length;
        const sum = (t: number) => x.slice(t).reduce((s, v, i) => s + (v - mean) * (x[i] - mean), 0);
        autocorrelation(x, 1, { lags: x.length - 1 }).forEach((rho, t) => assert.ok(Math.abs(rho - sum(t) / sum(0)) < 1e-9));
      }),
    );
  });

  it("of x' = ρx + noise is ρ^t", () => {
    const rho = autocorrelation(autoregressive(0.8, { steps: 50_000, chains: 4 }), 4, { lags: 20 });
    // Bartlett: variance of ρ̂_t at most (1 + ρ²)/(1 − ρ²)/N = 4.6/200,000: 0.0048; four of them.
    rho.forEach((value, t) => assert.ok(Math.abs(value - 0.8 ** t) < 0.02, `${t}: ${value}`));
  });

  it("has a third of the steps as lags, at most 100, and refuses more than there are", () => {
    assert.equal(autocorrelation(autoregressive(0, { steps: 30, chains: 1 }), 1).length, 11);
    assert.equal(autocorrelation(autoregressive(0, { steps: 1000, chains: 1 }), 1).length, 101);
    assert.throws(() => autocorrelation([1, 2, 3, 4], 1, { lags: 4 }), { name: "OptionError", message: /lags/ });
  });
});

describe("split R̂", () => {
  it("is near 1 for chains of one law, and tells of shifted, drifting and stuck ones", () => {
    const x = autoregressive(0.5, { steps: 2000, chains: 4 });
    // R̂² − 1 is about B/nW: three times the variance 3/2000 of a mean at most.
    assert.ok(Math.abs(splitRHat(x, 4) - 1) < 0.005 && Math.abs(rankRHat(x, 4) - 1) < 0.005);
    assert.ok(
      splitRHat(
        x.map((v, i) => v + (i % 4)),
        4,
      ) > 1.3,
    );
    assert.ok(
      splitRHat(
        x.map((v, i) => v + (4 * i) / x.length),
        4,
      ) > 1.3,
    );
    assert.equal(splitRHat([1, 2, 1, 2, 1, 2, 1, 2], 2), Number.POSITIVE_INFINITY);
  });

  it("with ranks sees chains of one centre and two widths, and works without a variance", () => {
    const x = autoregressive(0, { steps: 1000, chains: 2 });
    const widths = x.map((v, i) => v * (i % 2 === 0 ? 1 : 4));
    assert.ok(splitRHat(widths, 2) < 1.01 && rankRHat(widths, 2) > 1.1);
    const cauchy = x.map((_, i) => Math.tan(Math.PI * (generator(rng(9), 2 * i).uniform() - 0.5)));
    assert.ok(rankRHat(cauchy, 2) < 1.01);
  });
});

describe("the summary of acceptance", () => {
  it("counts shares and the longest stay", () => {
    const { rate, perChain, lowest, highest, longestStay } = acceptanceSummary(Uint8Array.of(1, 0, 1, 0, 1, 1, 0, 0), 2);
    assert.deepEqual([rate, [...perChain], lowest, highest, longestStay], [0.5, [0.75, 0.25], 0.25, 0.75, 2]);
  });

  it("takes more chains than a call takes arguments", () => {
    const { lowest, highest } = acceptanceSummary(
      Uint8Array.from({ length: 300_000 }, (_, i) => i % 2),
      300_000,
    );
    assert.deepEqual([lowest, highest], [0, 1]);
  });

  it("refuses what are no proposals", () => {
    assert.throws(() => acceptanceSummary([0.5, 1], 1), { name: "OptionError", message: /0 o un 1/ });
    assert.throws(() => acceptanceSummary([0, 1, 1], 2), { name: "OptionError" });
    assert.throws(() => acceptanceSummary([], 1), { name: "OptionError" });
    assert.throws(() => acceptanceSummary(undefined as never, 1), { name: "OptionError" });
  });
});
