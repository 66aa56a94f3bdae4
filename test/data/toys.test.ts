import assert from "node:assert/strict";
import { gaussianMixture, labelledTwoMoons, rings, spiral, twoMoons } from "ebm/data";

const N = 40_000;

/** Mean of g over the points, with its standard error. */
function average(points: Float32Array, g: (x: number, y: number) => number): [mean: number, error: number] {
  const values = Array.from({ length: points.length / 2 }, (_, i) => g(points[2 * i], points[2 * i + 1]));
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  return [mean, Math.sqrt(variance / values.length)];
}

/** Five standard errors: a right sampler fails for one seed in two million, and ours is fixed. */
function assertMean(points: Float32Array, expected: number, g: (x: number, y: number) => number): void {
  const [mean, error] = average(points, g);
  assert.ok(Math.abs(mean - expected) <= 5 * error + 1e-6, `media ${mean}, esperada ${expected} ± ${5 * error}`);
}

const toys = { gaussianMixture, rings, spiral, twoMoons };

for (const [name, toy] of Object.entries(toys)) {
  describe(name, () => {
    it("is a function of the seed, and a longer sample begins with the shorter one", () => {
      assert.deepEqual(toy(50, { seed: 3 }), toy(50, { seed: 3 }));
      assert.notDeepEqual(toy(50, { seed: 3 }), toy(50, { seed: 4 }));
      assert.deepEqual(toy(80, { seed: 3 }).subarray(0, 100), toy(50, { seed: 3 }));
    });

    it("adds noise of the variance that is asked for", () => {
      // The same seed draws the same places, so the difference with the noiseless sample is the noise: E d² = 0.3².
      const [noisy, exact] = [toy(N, { seed: 5, noise: 0.3 }), toy(N, { seed: 5, noise: 0 })];
      const difference = noisy.map((value, i) => value - exact[i]);
      assertMean(difference, 0, (x) => x);
      assertMean(difference, 0.09, (x) => x * x);
      assertMean(difference, 0.09, (_, y) => y * y);
      assertMean(difference, 0, (x, y) => x * y);
    });

    it("refuses bad options with a Spanish error", () => {
      for (const bad of [0, -1, 1.5, Number.NaN, 1e9])
        assert.throws(() => toy(bad), { name: "OptionError", message: new RegExp(`^${name} · n debe ser`) });
      for (const noise of [-1, Number.NaN, Number.POSITIVE_INFINITY])
        assert.throws(() => toy(5, { noise }), { name: "OptionError", message: /noise debe ser/ });
      assert.throws(() => toy(5, { noise: 1e300 }), { name: "OptionError", message: /el resultado debe.* finitos/ });
      assert.throws(() => toy(5, { seed: 0.5 }), { name: "OptionError", message: /seed debe ser/ });
    });
  });
}

describe("gaussianMixture", () => {
  it("has mean 0 and E|x|² = radius² + 2 noise²", () => {
    const points = gaussianMixture(N, { seed: 1, modes: 8, radius: 2, noise: 0.2 });
    assertMean(points, 0, (x) => x);
    assertMean(points, 0, (_, y) => y);
    assertMean(points, 4 + 2 * 0.04, (x, y) => x * x + y * y);
  });

  it("gives each mode its share of the points", () => {
    const points = gaussianMixture(N, { seed: 1, modes: 5, noise: 0 });
    for (let k = 0; k < 5; k++) {
      assertMean(points, 1 / 5, (x, y) => Number(Math.round(((Math.atan2(y, x) / (2 * Math.PI)) * 5 + 5) % 5) % 5 === k));
    }
  });

  it("refuses no modes and a negative radius", () => {
    assert.throws(() => gaussianMixture(5, { modes: 0 }), { name: "OptionError" });
    assert.throws(() => gaussianMixture(5, { radius: -2 }), { name: "OptionError" });
  });
});

describe("twoMoons", () => {
  it("without noise lies on the two half circles", () => {
    const points = twoMoons(1000, { seed: 2, noise: 0 });
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i], points[i + 1]];
      const upper = Math.abs(Math.hypot(x, y) - 1) < 1e-6 && y > -1e-6;
      const lower = Math.abs(Math.hypot(x - 1, y - 0.5) - 1) < 1e-6 && y < 0.5 + 1e-6;
      assert.ok(upper || lower, `(${x}, ${y})`);
    }
  });

  it("has mean (1/2, 1/4), half way between the moons' means (0, 2/π) and (1, 1/2 − 2/π)", () => {
    const points = twoMoons(N, { seed: 2 });
    assertMean(points, 0.5, (x) => x);
    assertMean(points, 0.25, (_, y) => y);
  });

  it("labelled, says of each of its points the moon that it lies on", () => {
    const { x, labels } = labelledTwoMoons(1000, { seed: 2, noise: 0 });
    assert.deepEqual(x, twoMoons(1000, { seed: 2, noise: 0 }));
    labels.forEach((label, i) => {
      const [centre, height] = label === 0 ? [0, 0] : [1, 0.5];
      assert.ok(Math.abs(Math.hypot(x[2 * i] - centre, x[2 * i + 1] - height) - 1) < 1e-6);
    });
    const lower = labels.reduce((sum, label) => sum + label, 0);
    assert.ok(Math.abs(lower - 500) < 80, `${lower}`); // five standard errors, √250 = 16 each
  });

  it("centred, is the same points less (1/2, 1/4)", () => {
    const points = twoMoons(100, { seed: 2 });
    twoMoons(100, { seed: 2, centred: true }).forEach((value, i) => {
      assert.ok(Math.abs(value - (points[i] - (i % 2 ? 0.25 : 0.5))) < 5e-7, `${value}, ${points[i]}`); // float32 roundings near 2
    });
  });
});

describe("rings", () => {
  it("without noise has only the radii that were asked for, equally often", () => {
    const points = rings(N, { seed: 3, noise: 0, radii: [0.5, 2] });
    assertMean(points, 0.5, (x, y) => {
      const radius = Math.hypot(x, y);
      assert.ok(Math.abs(radius - 0.5) < 1e-6 || Math.abs(radius - 2) < 1e-6, `radio ${radius}`);
      return Number(radius < 1);
    });
  });

  it("has uniform angles: the mean of cos mθ is 0", () => {
    const points = rings(N, { seed: 3, noise: 0 });
    for (const m of [1, 2, 3]) assertMean(points, 0, (x, y) => Math.cos(m * Math.atan2(y, x)));
  });

  it("has E|x|² = mean of radii² + 2 noise²", () => {
    assertMean(rings(N, { seed: 3, noise: 0.1, radii: [1, 2, 3] }), 14 / 3 + 0.02, (x, y) => x * x + y * y);
  });

  it("refuses no rings and a radius that is not positive", () => {
    assert.throws(() => rings(5, { radii: [] }), { name: "OptionError" });
    assert.throws(() => rings(5, { radii: [1, 0] }), { name: "OptionError", message: /radii\[1\]/ });
  });
});

describe("spiral", () => {
  it("without noise lies on its arms: the angle minus 2π·turns·r/radius is a multiple of 2π/arms", () => {
    const [arms, turns, radius] = [3, 1.5, 2];
    const points = spiral(1000, { seed: 4, noise: 0, arms, turns, radius });
    for (let i = 0; i < points.length; i += 2) {
      const r = Math.hypot(points[i], points[i + 1]);
      if (r < 0.01) continue; // near the centre the float32 angle is meaningless
      const armsAway = ((Math.atan2(points[i + 1], points[i]) / (2 * Math.PI) - (turns * r) / radius) * arms) % 1;
      // float32 coordinates give the angle to about 6e-8 / r < 6e-6 rad.
      assert.ok(Math.min(Math.abs(armsAway), 1 - Math.abs(armsAway)) < 1e-4, `punto ${i / 2}: ${armsAway}`);
    }
  });

  it("has E r² = radius²/2 + 2 noise², since r²/radius² is uniform", () => {
    assertMean(spiral(N, { seed: 4, noise: 0.1, radius: 3 }), 4.5 + 0.02, (x, y) => x * x + y * y);
  });

  it("refuses no arms, no turns and no radius", () => {
    for (const bad of [{ arms: 0 }, { turns: 0 }, { radius: 0 }]) assert.throws(() => spiral(5, bad), { name: "OptionError" });
  });
});
