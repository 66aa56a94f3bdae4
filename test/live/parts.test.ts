import { strict as assert } from "node:assert";
import { OptionError, ShapeError } from "ebm/errors";
import { quadratic } from "ebm/energy";
import {
  digitsData,
  divergingPixels,
  exactDensity,
  floatsOfBase64,
  floatsToBase64,
  growingCurve,
  recentHistogram,
  inkPixels,
  LANDSCAPES,
  levels,
  nearestLevel,
  niceTicks,
  particlesData,
  totalVariation,
} from "ebm/live";
import { logPartition2d } from "ebm/metrics";
import { initialWeights, preset } from "ebm/network";

const spec = preset("ebm-mnist-compact");
const weights = initialWeights(spec, { seed: 7 });

describe("floatsToBase64", () => {
  it("keeps every bit, also of what is no ordinary number", () => {
    const values = Float32Array.of(0, -0, 1 / 3, Number.NaN, Number.POSITIVE_INFINITY, 1e-45);
    assert.deepEqual(new Int32Array(floatsOfBase64(floatsToBase64(values)).buffer), new Int32Array(values.buffer));
  });
});

describe("growingCurve", () => {
  /** The kept points of a run of `steps` steps, in which step t saw [t, −t]. */
  const pointsOf = (steps: number, capacity: number) => {
    const curve = growingCurve(2, capacity);
    for (let t = 0; t < steps; t++) curve.push([t, -t]);
    return Array.from({ length: curve.length }, (_, p) => [curve.stepAt(p), curve.valueAt(p, 0), curve.valueAt(p, 1)]);
  };

  it("keeps all steps while there is room", () => {
    assert.deepEqual(pointsOf(3, 4), [
      [0, 0, -0],
      [1, 1, -1],
      [2, 2, -2],
    ]);
  });

  it("keeps the values of evenly spaced steps, at most as many as it may and at least nearly half", () => {
    for (const steps of [5, 6, 7, 8, 9, 100, 1000, 4097]) {
      const points = pointsOf(steps, 8);
      const stride = points[1][0];
      assert.deepEqual(
        points,
        points.map((_, p) => [p * stride, p * stride, -p * stride]),
      );
      assert.ok(points.length <= 8 && points.length >= Math.min(4, steps), `${steps}: ${points.length}`);
      assert.ok(steps - points[points.length - 1][0] <= stride);
    }
  });

  it("begins anew after clear", () => {
    const curve = growingCurve(1, 4);
    for (let t = 0; t < 9; t++) curve.push([t]);
    curve.clear();
    assert.equal(curve.length, 0);
    curve.push([5]);
    assert.deepEqual([curve.length, curve.stepAt(0), curve.valueAt(0, 0)], [1, 0, 5]);
  });

  it("refuses a size that is none", () => {
    assert.throws(() => growingCurve(0, 4), OptionError);
    assert.throws(() => growingCurve(1, 1.5), OptionError);
  });
});

describe("niceTicks", () => {
  it("covers the range with three to six evenly spaced round numbers", () => {
    for (const [low, high] of [
      [0, 1],
      [0, 6.9],
      [-0.013, 0.02],
      [3, 3.0001],
      [0, 1234],
      [-5, -1],
    ]) {
      const ticks = niceTicks(low, high);
      assert.ok(ticks.length >= 3 && ticks.length <= 6, `${ticks}`);
      assert.ok(ticks[0] <= low && ticks[ticks.length - 1] >= high, `${low} ${high}: ${ticks}`);
    }
  });

  it("has an axis for a constant too", () => {
    for (const value of [0, 2, -3]) {
      const ticks = niceTicks(value, value);
      assert.ok(ticks[0] <= value && ticks[ticks.length - 1] >= value && ticks.length >= 3, `${ticks}`);
    }
  });
});

describe("levels", () => {
  it("has the start among them once, so that a slider can stand there", () => {
    assert.deepEqual(levels([1, 3], 3), [1, 3]);
    assert.deepEqual(levels([1, 3], 0.5), [0.5, 1, 3]);
    assert.equal(nearestLevel([0.5, 1, 3], 1), 1);
  });
});

describe("colours", () => {
  it("are black for ink and white for paper", () => {
    assert.deepEqual([...inkPixels(Float32Array.of(1, -1, 0))], [0, 0, 0, 255, 255, 255, 255, 255, 128, 128, 128, 255]);
  });

  it("are white at zero, and of the end's colour beyond the limit", () => {
    const pixels = divergingPixels(Float32Array.of(0, 1, 5, -1, -5), 1);
    const [zero, one, five, minusOne, minusFive] = [0, 1, 2, 3, 4].map((i) => [...pixels.subarray(4 * i, 4 * i + 4)]);
    assert.deepEqual(zero, [255, 255, 255, 255]);
    assert.deepEqual([one, minusOne], [five, minusFive]);
    assert.ok(one[0] > one[2] && minusOne[0] < minusOne[2]);
  });

  it("are white where everything is zero", () => {
    assert.ok(divergingPixels(new Float32Array(3), 0).every((level) => level === 255));
  });
});

describe("digitsData", () => {
  it("carries the network, and the recipe where nothing else is asked for", () => {
    const { weights: text, title, ...rest } = digitsData({ spec, weights });
    assert.deepEqual(floatsOfBase64(text), weights);
    assert.equal(title, "Del ruido a los dígitos");
    assert.deepEqual(rest, { seed: 7, stepSize: 10, noise: 0.005, gradientClip: 0.03, spec });
  });

  it("refuses weights of another network, a network without images and numbers that are none", () => {
    assert.throws(() => digitsData({ spec, weights: weights.slice(1) }), ShapeError);
    const flat = preset("mlp-784");
    assert.throws(() => digitsData({ spec: flat, weights: initialWeights(flat, { seed: 7 }) }), /imágenes cuadradas/);
    for (const wrong of [
      { stepSize: 0 },
      { noise: -1 },
      { gradientClip: Number.NaN },
      { seed: 0.5 },
      { title: " " },
      { title: 3 as never },
    ])
      assert.throws(() => digitsData({ spec, weights, ...wrong }), OptionError);
  });
});

describe("exactDensity", () => {
  it("is the Gaussian of a quadratic energy: mean energy T, and the share of a circle", () => {
    const [side, bins, temperature] = [5, 50, 0.5];
    const { p, meanEnergy } = exactDensity(quadratic([0, 0]), { side, bins }, temperature);
    assert.ok(Math.abs(p.reduce((sum, one) => sum + one, 0) - 1) < 1e-5);
    assert.ok(Math.abs(meanEnergy - temperature) < 1e-3); // (d/2) T with d = 2
    // P(|x| < 1) = 1 − exp(−1/(2T)) = 0.632; the bins along the circle are in or out.
    const inside = p.reduce((sum, one, k) => {
      const at = (i: number) => side * ((2 * i + 1) / bins - 1);
      return Math.hypot(at(k % bins), at(Math.floor(k / bins))) < 1 ? sum + one : sum;
    }, 0);
    assert.ok(Math.abs(inside - (1 - Math.exp(-1))) < 0.02, `${inside}`);
  });

  it("has all its weight in the square of each landscape, at temperatures up to 1", () => {
    for (const { energy, side, label } of Object.values(LANDSCAPES)) {
      const { p } = exactDensity(energy, { side, bins: 40 }, 1);
      const border = p.reduce((sum, one, k) => {
        const [row, column] = [Math.floor(k / 40), k % 40];
        return row % 39 === 0 || column % 39 === 0 ? sum + one : sum;
      }, 0);
      assert.ok(border < 1e-3, `${label}: ${border}`);
    }
  });

  it("has the mean energy of the whole plane and the share outside the square, also at the highest temperature, by a finer quadrature", () => {
    const temperature = 3;
    for (const { energy, side, label } of Object.values(LANDSCAPES)) {
      const logZ = (beta: number, half: number) => {
        const scaled = { ...energy, energy: (x: Float32Array) => energy.energy(x).map((e) => beta * e) };
        const ends = [-half, half] as const;
        return logPartition2d(scaled, { box: [ends, ends], panels: 60 }).logZ;
      };
      // ⟨E⟩ = −∂ log Z/∂β, and the share inside is a quotient of two Z. Five sides are wider than what is summed.
      const [beta, step] = [1 / temperature, 1e-3];
      const wanted = (logZ(beta - step, 5 * side) - logZ(beta + step, 5 * side)) / (2 * step);
      const wantedOutside = 1 - Math.exp(logZ(beta, side) - logZ(beta, 5 * side));
      const { p, outside, meanEnergy } = exactDensity(energy, { side, bins: 40 }, temperature);
      assert.ok(Math.abs(meanEnergy - wanted) < 0.005 * wanted, `${label}: ${meanEnergy} against ${wanted}`);
      assert.ok(Math.abs(outside - wantedOutside) < 0.001, `${label}: ${outside} against ${wantedOutside}`);
      assert.ok(Math.abs(p.reduce((sum, one) => sum + one, outside) - 1) < 1e-5);
    }
  });
});

describe("recentHistogram", () => {
  it("has the first row at the bottom, counts what is outside apart, and forgets by a hundredth a step", () => {
    const seen = recentHistogram({ side: 1, bins: 2 });
    seen.add(Float32Array.of(0.5, -0.5)); // right, below
    seen.add(Float32Array.of(-0.5, 0.5, 5, 0)); // left, above; outside
    const total = 0.99 + 2;
    [0, 0.99 / total, 1 / total, 0].forEach((share, i) => assert.ok(Math.abs(seen.shares()[i] - share) < 1e-6));
    assert.ok(Math.abs(seen.outside() - 1 / total) < 1e-12);
    seen.clear();
    assert.deepEqual([...seen.shares(), seen.outside()], [0, 0, 0, 0, 0]);
  });
});

describe("totalVariation", () => {
  it("is 0 for the same and 1 for what has nothing in common", () => {
    const left = { p: Float32Array.of(1, 0), outside: 0 };
    assert.equal(totalVariation(left, left), 0);
    assert.equal(totalVariation(left, { p: Float32Array.of(0, 1), outside: 0 }), 1);
    assert.equal(totalVariation(left, { p: Float32Array.of(0, 0), outside: 1 }), 1);
  });

  it("takes what is outside the square as one more bin: where both have it, it is no distance", () => {
    const hot = { p: Float32Array.of(0.5, 0.25), outside: 0.25 };
    assert.equal(totalVariation(hot, hot), 0);
    assert.equal(totalVariation(hot, { p: Float32Array.of(0.5, 0.5), outside: 0 }), 0.25);
  });
});

describe("particlesData", () => {
  it("fills in what is not asked for and refuses what it does not know", () => {
    assert.deepEqual(particlesData({ landscape: "ring", temperature: 2 }), {
      title: "Partículas en un paisaje de energía",
      seed: 7,
      landscape: "ring",
      method: "ula",
      stepSize: 0.1,
      temperature: 2,
    });
    for (const wrong of [{ landscape: "toString" }, { method: "hmc" }, { stepSize: 0 }, { temperature: -1 }, { seed: 1.5 }, { title: "" }])
      assert.throws(() => particlesData(wrong as never), OptionError);
  });
});
