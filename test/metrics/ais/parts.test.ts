import { strict as assert } from "node:assert";
import { mixtureEnergy, quadratic } from "ebm/energy";
import { gaussianBase, logMeanWeights, logPartition2d, sampleMean, rejectionSamples2d, uniformBase } from "ebm/metrics";
import { normals, rng } from "ebm/rng";

const near = (found: number, truth: number, by: number) =>
  assert.ok(Math.abs(found - truth) <= by, `${found}, debería ser ${truth} ± ${by}`);

describe("logMeanWeights", () => {
  it("has the ESS and the log mean of their formulas, and does not overflow", () => {
    for (const shift of [0, 5000, -5000]) {
      const { value, ess } = logMeanWeights([1, 3, 4].map((w) => Math.log(w) + shift));
      near(value - shift, Math.log(8 / 3), 1e-11);
      near(ess, 64 / 26, 1e-11);
    }
  });

  it("takes −∞ as a weight of 0", () => {
    near(logMeanWeights([0, Number.NEGATIVE_INFINITY]).value, Math.log(0.5), 1e-12);
  });

  it("has, for log-normal weights, the standard error of replicates, and an interval that covers the truth 95 times in 100", () => {
    // w = exp(s z): E w = exp(s²/2), N/ESS → exp(s²).
    const [spread, n, replicates] = [0.7, 300, 200];
    const z = new Float32Array(n * replicates);
    normals(rng(3), z, { step: 0, chains: replicates });
    const runs = Array.from({ length: replicates }, (_, r) =>
      logMeanWeights(
        z.slice(r * n, (r + 1) * n).map((v) => spread * v),
        { resamples: 100 },
      ),
    );
    const between = sampleMean(runs.map((run) => run.value));
    const spreadOfRuns = between.standardError * Math.sqrt(replicates);
    const expected = Math.sqrt(Math.expm1(spread ** 2) / n); // 0.0459
    near(spreadOfRuns, expected, 4 * expected * Math.sqrt(1 / (2 * replicates)));
    near(sampleMean(runs.map((run) => run.standardError)).mean, expected, 0.05 * expected);
    const covered = runs.filter(({ interval: [low, high] }) => low <= spread ** 2 / 2 && spread ** 2 / 2 <= high).length;
    assert.ok(covered > 0.9 * replicates && covered < replicates, `${covered}`);
  });

  it("refuses no weights, NaN, and weights that are all 0", () => {
    assert.throws(() => logMeanWeights([]), { name: "OptionError" });
    assert.throws(() => logMeanWeights([0, Number.NaN]), { name: "EbmError", message: /peso 1 no es un número/ });
    assert.throws(() => logMeanWeights([Number.NEGATIVE_INFINITY]), { name: "EbmError", message: /todos los pesos son 0/ });
  });
});

describe("base densities", () => {
  it("the Gaussian has its density, its slope and its moments", () => {
    const base = gaussianBase([3], { mean: 1, spread: 2 });
    const x = Float32Array.of(0, 1, 3);
    near(base.logDensity(x)[0], -5 / 8 - 1.5 * Math.log(8 * Math.PI), 1e-12);
    assert.deepEqual(base.gradient(x), Float32Array.of(0.25, 0, -0.5));
    const draws = base.draw(4000, rng(1));
    near(sampleMean(draws).mean, 1, 4 * (2 / Math.sqrt(12_000)));
    near(sampleMean(draws.map((v) => (v - 1) ** 2)).mean, 4, 4 * 4 * Math.sqrt(2 / 12_000));
  });

  it("the uniform one is constant inside and 0 outside", () => {
    const base = uniformBase([2], { bounds: [0, 4] });
    near(base.logDensity(Float32Array.of(1, 4))[0], -Math.log(16), 1e-12);
    assert.equal(base.logDensity(Float32Array.of(1, 4.001))[0], Number.NEGATIVE_INFINITY);
    const draws = base.draw(4000, rng(1));
    assert.ok(draws.every((v) => v >= 0 && v <= 4));
    near(sampleMean(draws).mean, 2, 4 * (4 / Math.sqrt(12 * 8000)));
  });
});

describe("logPartition2d", () => {
  it("is exact on Gaussians, to the rounding of float32 energies", () => {
    const { logZ, change } = logPartition2d(quadratic([0.2, -0.4], { stiffness: 25 }), {
      box: [
        [-2, 3],
        [-3, 2],
      ],
    });
    near(logZ, Math.log((2 * Math.PI) / 25), 1e-6);
    assert.ok(change < 1e-5);
  });

  it("is the integral over the box alone: on a quarter of the plane, a quarter", () => {
    near(
      logPartition2d(quadratic([0, 0]), {
        box: [
          [0, 9],
          [0, 9],
        ],
      }).logZ,
      Math.log((2 * Math.PI) / 4),
      1e-6,
    );
  });

  it("refuses other shapes, boxes without a size, and energies that are no numbers", () => {
    assert.throws(
      () =>
        logPartition2d(quadratic([0]), {
          box: [
            [0, 1],
            [0, 1],
          ],
        }),
      { name: "ShapeError" },
    );
    assert.throws(
      () =>
        logPartition2d(quadratic([0, 0]), {
          box: [
            [1, 0],
            [0, 1],
          ],
        }),
      { name: "OptionError", message: /box/ },
    );
    const none = { ...quadratic([0, 0]), energy: (x: Float32Array) => new Float32Array(x.length / 2).fill(Number.NaN) };
    assert.throws(
      () =>
        logPartition2d(none, {
          box: [
            [0, 1],
            [0, 1],
          ],
        }),
      { name: "EbmError" },
    );
  });
});

describe("rejectionSamples2d", () => {
  const energy = mixtureEnergy({
    centres: [
      [-2, 0],
      [2, 1],
    ],
    width: 0.4,
    weights: [1, 3],
  });
  const box = [
    [-5, 5],
    [-5, 5],
  ] as const;

  it("draws each mode with its weight, and each with its mean and its width, within four standard errors", () => {
    const n = 4000;
    const x = rejectionSamples2d(energy, { box, count: n, seed: 7 });
    const rightOnes = Array.from({ length: n }, (_, i) => i).filter((i) => x[2 * i] > 0);
    near(rightOnes.length / n, 0.75, 4 * Math.sqrt((0.75 * 0.25) / n));
    for (const [axis, mean] of [
      [0, 2],
      [1, 1],
    ]) {
      const values = rightOnes.map((i) => x[2 * i + axis]);
      near(sampleMean(values).mean, mean, (4 * 0.4) / Math.sqrt(values.length));
      near(sampleMean(values.map((v) => (v - mean) ** 2)).mean, 0.16, 4 * 0.16 * Math.sqrt(2 / values.length));
    }
  });

  it("is a function of the seed, and a longer sample begins with the shorter one", () => {
    const some = (count: number, seed: number) => rejectionSamples2d(energy, { box, count, seed });
    assert.deepEqual(some(50, 7), some(80, 7).subarray(0, 100));
    assert.notDeepEqual(some(50, 7), some(50, 8));
  });

  it("says so when its cells are too coarse", () => {
    const narrow = mixtureEnergy({
      centres: [
        [0.05, 0.02],
        [-3, -3],
      ],
      width: 0.02,
    });
    assert.throws(() => rejectionSamples2d(narrow, { box, count: 20_000, seed: 1, cells: 3 }), {
      name: "EbmError",
      message: /usa más celdas|más celdas/i,
    });
  });
});
