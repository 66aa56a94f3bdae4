import { strict as assert } from "node:assert";
import { gaussianMixture } from "ebm/data";
import {
  densityCoverage,
  gaussianBase,
  histogramOverlap,
  memorisation,
  mmd,
  modeCoverage,
  nearest,
  neighbourRadii,
  sampleMean,
} from "ebm/metrics";
import { rng } from "ebm/rng";

const gaussian = (n: number, { seed, size = 2, mean = 0, spread = 1 }: { seed: number; size?: number; mean?: number; spread?: number }) =>
  gaussianBase([size], { mean, spread }).draw(n, rng(seed));

/** E k(a, b) for a − b ~ N(δ 1, v I) and k = exp(−|·|²/2σ²): (σ²/(σ² + v))^(d/2) exp(−d δ² / (2 (σ² + v))). */
const expectedKernel = (delta: number, v: number, { sigma, size }: { sigma: number; size: number }) =>
  (sigma ** 2 / (sigma ** 2 + v)) ** (size / 2) * Math.exp((-size * delta ** 2) / (2 * (sigma ** 2 + v)));

describe("mmd", () => {
  it("is unbiased for two Gaussians: the mean of replicates is the closed form within four standard errors", () => {
    const [size, bandwidths, spread, delta] = [2, [0.7, 2], 1.5, 0.8];
    const expected = bandwidths.reduce((sum, sigma) => {
      const k = (d: number, v: number) => expectedKernel(d, v, { sigma, size });
      return sum + k(0, 2) + k(0, 2 * spread ** 2) - 2 * k(delta, 1 + spread ** 2);
    }, 0);
    const runs = Array.from({ length: 150 }, (_, r) => {
      const [x, y] = [gaussian(24, { seed: 2 * r }), gaussian(16, { seed: 2 * r + 1, mean: delta, spread })];
      return mmd(x, y, { size, bandwidths }).squared;
    });
    const { mean, standardError } = sampleMean(runs);
    assert.ok(Math.abs(mean - expected) < 4 * standardError && standardError < 0.25 * expected, `${mean} ± ${standardError}, ${expected}`);
  });

  it("is 0 on average where both laws are the same, so sometimes below 0", () => {
    const runs = Array.from(
      { length: 150 },
      (_, r) => mmd(gaussian(20, { seed: 2 * r }), gaussian(20, { seed: 2 * r + 1 }), { size: 2 }).squared,
    );
    const { mean, standardError } = sampleMean(runs);
    assert.ok(Math.abs(mean) < 4 * standardError, `${mean} ± ${standardError}`);
    assert.ok(runs.some((v) => v < 0));
  });

  it("takes as bandwidths ½, 1 and 2 times the median distance", () => {
    // Distances of 0, 1, 3, 7: 1, 3, 7, 2, 6, 4, whose median is 3.5.
    assert.deepEqual(mmd(Float32Array.of(0, 1), Float32Array.of(3, 7), { size: 1 }).bandwidths, [1.75, 3.5, 7]);
  });

  it("refuses single samples and equal ones without a bandwidth", () => {
    assert.throws(() => mmd(Float32Array.of(1), Float32Array.of(1, 2), { size: 1 }), { name: "OptionError", message: /muestras de x/ });
    assert.throws(() => mmd(Float32Array.of(1, 1), Float32Array.of(1, 1), { size: 1 }), { name: "OptionError", message: /bandwidths/ });
  });
});

describe("densityCoverage", () => {
  it("of equal laws has the expectations of lemma 2: 1 and 1 − Π (n − 1 − i)/(n + m − 1 − i)", () => {
    const [n, m, k] = [40, 30, 3];
    const runs = Array.from({ length: 120 }, (_, r) =>
      densityCoverage(gaussian(n, { seed: 2 * r }), gaussian(m, { seed: 2 * r + 1 }), { size: 2, k }),
    );
    const expected = 1 - [0, 1, 2].reduce((product, i) => (product * (n - 1 - i)) / (n + m - 1 - i), 1);
    for (const [values, truth] of [
      [runs.map((run) => run.density), 1],
      [runs.map((run) => run.coverage), expected],
    ] as const) {
      const { mean, standardError } = sampleMean(values);
      assert.ok(Math.abs(mean - truth) < 4 * standardError && standardError < 0.03, `${mean} ± ${standardError}, ${truth}`);
    }
  });

  it("falls to the share of the modes that are reached: half of two", () => {
    const far = (n: number, seed: number, at: number) => gaussian(n, { seed, spread: 0.3 }).map((v) => v + at);
    const real = Float32Array.from([...far(100, 1, 0), ...far(100, 2, 50)]);
    const { coverage, density } = densityCoverage(real, far(200, 3, 0), { size: 2, k: 5 });
    assert.ok(Math.abs(coverage - 0.5) < 0.02, `${coverage}`);
    assert.ok(density > 0.7, `${density}`);
  });

  it("is 0 far from the data, and refuses more neighbours than samples", () => {
    const real = gaussian(20, { seed: 1 });
    assert.deepEqual(densityCoverage(real, gaussian(20, { seed: 2, mean: 100 }), { size: 2 }), { density: 0, coverage: 0 });
    assert.throws(() => densityCoverage(real, real, { size: 2, k: 20 }), { name: "ShapeError", message: /no hay 20 vecinas/ });
  });
});

describe("nearest", () => {
  it("is what a search in float64 over all finds, also for samples longer than a block", () => {
    const [queries, references] = [gaussian(15, { seed: 1, size: 150 }), gaussian(40, { seed: 2, size: 150 })];
    const { index, distance } = nearest(queries, references, 150);
    for (let i = 0; i < 15; i++) {
      const all = Array.from({ length: 40 }, (_, j) =>
        Math.hypot(...Array.from({ length: 150 }, (__, k) => queries[150 * i + k] - references[150 * j + k])),
      );
      const least = Math.min(...all);
      assert.equal(index[i], all.indexOf(least));
      assert.ok(Math.abs(distance[i] - least) < 1e-9);
    }
  });

  it("leaves a sample itself out of its neighbours", () => {
    assert.deepEqual(neighbourRadii(Float32Array.of(0, 0, 4, 9), { size: 1, k: 2 }), Float64Array.of(4, 4, 4, 9));
  });
});

describe("memorisation", () => {
  const [train, test] = [gaussian(300, { seed: 1, size: 5 }), gaussian(300, { seed: 2, size: 5 })];

  it("of new data is even: the interval of `farther` holds ½", () => {
    const { farther, medians, closeShare } = memorisation(gaussian(300, { seed: 3, size: 5 }), { train, test, size: 5 });
    assert.ok(farther.interval[0] < 0.5 && 0.5 < farther.interval[1], `${farther.interval}`);
    assert.ok(Math.abs(medians.samples / medians.test - 1) < 0.15);
    assert.ok(closeShare < 0.04, `${closeShare}`);
  });

  it("of copies with a little noise is nearly 0, and names the copied ones", () => {
    const noise = gaussian(300, { seed: 4, size: 5, spread: 0.01 });
    const copies = train.map((v, i) => v + noise[i]);
    const { farther, closeShare, index } = memorisation(copies, { train, test, size: 5 });
    assert.ok(farther.auroc < 0.01 && closeShare > 0.95);
    assert.ok(index.filter((j, i) => j === i).length > 295);
  });

  it("of what is like no datum is nearly 1", () => {
    assert.throws(() => memorisation(new Float32Array(5), undefined as never), { name: "OptionError", message: /size debe ser/ });
    assert.ok(memorisation(gaussian(50, { seed: 5, size: 5, mean: 9 }), { train, test, size: 5 }).farther.auroc > 0.99);
  });
});

describe("histogramOverlap", () => {
  it("is 1 − ½ Σ |p − q|, the same both ways, and 1 of a set with itself", () => {
    const [a, b] = [gaussian(500, { seed: 1, size: 1 }), gaussian(400, { seed: 2, size: 1, mean: 1 })];
    const { overlap, p, q, edges } = histogramOverlap(a, b, { bins: 25 });
    assert.ok(Math.abs(overlap - (1 - p.reduce((sum, v, k) => sum + Math.abs(v - q[k]), 0) / 2)) < 1e-12);
    assert.ok(Math.abs(overlap - histogramOverlap(b, a, { bins: 25 }).overlap) < 1e-12);
    assert.ok(Math.abs(histogramOverlap(a, a).overlap - 1) < 1e-12);
    assert.deepEqual([edges.length, edges[0], edges[25]], [26, Math.min(...a, ...b), Math.max(...a, ...b)]);
  });

  it("of Gaussians δ apart is near 2Φ(−δ/2)", () => {
    const [a, b] = [gaussian(20_000, { seed: 1, size: 1 }), gaussian(20_000, { seed: 2, size: 1, mean: 1 })];
    // 2Φ(−½) = 0.6171; counting makes it smaller by at most ½ Σ √(2 p_k · 2/n / π) < 0.02 with 30 bins.
    assert.ok(Math.abs(histogramOverlap(a, b, { bins: 30 }).overlap - 0.6171) < 0.02);
  });

  it("of a single value is one bin", () => {
    assert.equal(histogramOverlap([2, 2], [2]).overlap, 1);
    assert.throws(() => histogramOverlap([], [1]), { name: "OptionError" });
  });
});

describe("modeCoverage", () => {
  const centres = Array.from({ length: 8 }, (_, k) => [2 * Math.cos((2 * Math.PI * k) / 8), 2 * Math.sin((2 * Math.PI * k) / 8)]);

  it("of a mixture of eight is whole, with 98.9 % of the samples within three deviations", () => {
    const { covered, near, histogram } = modeCoverage(gaussianMixture(4000, { seed: 1, noise: 0.1 }), { centres, radius: 0.3, least: 20 });
    assert.equal(covered, 1);
    // In the plane P(r < 3σ) = 1 − exp(−9/2) = 0.98889; four standard errors of 4,000 samples.
    assert.ok(Math.abs(near - (1 - Math.exp(-4.5))) < 4 * Math.sqrt((0.0111 * 0.9889) / 4000), `${near}`);
    for (const count of histogram)
      assert.ok(Math.abs(count - 4000 * 0.98889 * 0.125) < 4 * Math.sqrt(4000 * 0.125 * 0.875), `${histogram}`);
  });

  it("counts a mode that nobody visits, and samples that are at none", () => {
    const x = Float32Array.of(2, 0, 2, 0.1, 0, 2, 0, 0);
    assert.deepEqual(modeCoverage(x, { centres, radius: 0.3 }), { histogram: [2, 0, 1, 0, 0, 0, 0, 0], covered: 0.25, near: 0.75 });
    assert.equal(modeCoverage(x, { centres, radius: 0.3, least: 2 }).covered, 0.125);
  });

  it("refuses centres that are no points", () => {
    assert.throws(() => modeCoverage(new Float32Array(2), { centres: [], radius: 1 }), { name: "ShapeError" });
    assert.throws(() => modeCoverage(new Float32Array(2), { centres: [[1], [1, 2]], radius: 1 }), { name: "ShapeError" });
    assert.throws(() => modeCoverage(new Float32Array(2), { centres: [[1, 2]], radius: 0 }), { name: "OptionError", message: /radius/ });
  });
});
