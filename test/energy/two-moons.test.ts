import { strict as assert } from "node:assert";
import { twoMoons } from "ebm/data";
import { twoMoonsEnergy, twoMoonsLogDensity } from "ebm/energy";
import { sampleMean } from "ebm/metrics";
import { sample, ula } from "ebm/sampler";

/** log ½ Σ_moons (1/π) ∫ N(x; m(t), σ² I) dt by the midpoint rule: as written in the definition, with no panel and no κ. */
function bruteForce(x: number, y: number, sigma: number, terms = 200_000): number {
  const exponents = new Float64Array(2 * terms);
  for (let i = 0; i < terms; i++) {
    const t = (Math.PI * (i + 0.5)) / terms;
    exponents[2 * i] = -((x - Math.cos(t)) ** 2 + (y - Math.sin(t)) ** 2) / (2 * sigma ** 2);
    exponents[2 * i + 1] = -((x - 1 + Math.cos(t)) ** 2 + (y - 0.5 + Math.sin(t)) ** 2) / (2 * sigma ** 2);
  }
  const top = exponents.reduce((a, b) => Math.max(a, b));
  const sum = exponents.reduce((total, e) => total + Math.exp(e - top), 0);
  return top + Math.log(sum / (2 * terms)) - Math.log(2 * Math.PI * sigma ** 2);
}

/** On the curves, between them, at their centres, beyond their ends, below them, and far away, where p underflows. */
const POINTS = [0, 1, 1, 0, 0.5, 0.25, 0, 0, 1, 0.5, -1, -0.3, 2, 0.9, 0, -0.75, 1, 1.5, 0.3, 0.95, -0.7, 0.7, 6, -4, -30, 25];

describe("twoMoonsLogDensity", () => {
  for (const noise of [0.05, 0.1, 0.3, 2]) {
    it(`is the mean over the angle that defines it, within 1e-8, for noise ${noise}`, () => {
      // The midpoint rule errs by about f'' h² / 24: far away κ is large, (κh)²/24: those points are left to the next test.
      const near = Float32Array.from(noise < 0.3 ? POINTS.slice(0, 22) : POINTS);
      twoMoonsLogDensity(near, { noise }).forEach((value, i) => {
        const expected = bruteForce(near[2 * i], near[2 * i + 1], noise);
        assert.ok(
          Math.abs(value - expected) < 1e-8 * (1 + Math.abs(expected)),
          `(${near[2 * i]}, ${near[2 * i + 1]}): ${value}, ${expected}`,
        );
      });
    });
  }

  it("far away is the density of what an end of a moon leaves, a half integral with its slope", () => {
    // Seen from (x, 0), x large, the lower moon is nearest at t = φ, a little before its end t = π. With u = (1, ½) − (x, 0) = (1 − x, ½)
    // and τ = π − t, the exponent is its value at the end, plus κ (cos(τ + φ − π) − cos(φ − π)) = s τ − c (τ²/2 − τ⁴/24) + O(s τ³), s = ½/σ²,
    // c = (x − 1)/σ², so its integral is √(π/2c) (1 + s √(2/πc) + s²/2c + 1/8c + …).
    const [x, sigma] = [400, 2];
    const [s, c] = [0.5 / sigma ** 2, (x - 1) / sigma ** 2];
    const integral = Math.sqrt(Math.PI / (2 * c)) * (1 + s * Math.sqrt(2 / (Math.PI * c)) + s ** 2 / (2 * c) + 1 / (8 * c));
    const end = -((x - 2) ** 2 + 0.25) / (2 * sigma ** 2);
    const lower = end + Math.log(integral / Math.PI) - Math.log(2 * Math.PI * sigma ** 2) - Math.log(2);
    // The upper moon is a unit further: e^−99 of the lower one. The next terms are of the order of s/c^1.5 and 1/c²: 1e-4.
    const [found] = twoMoonsLogDensity(Float32Array.of(x, 0), { noise: sigma });
    assert.ok(Math.abs(found - lower) < 2e-4, `${found}, ${lower}`);
  });

  it("costs the same however far the point, and there is the nearest end or arc of a moon", () => {
    // From (0, R) the upper moon is nearest, at its top: log p → −(R − 1)²/2σ² + log √(2π/κ)/π − log 2πσ² − log 2, κ = R/σ².
    for (const far of [1e6, 1e20]) {
      const [up, , right] = twoMoonsLogDensity(Float32Array.of(0, far, 0, -far, far, 0));
      const [height, kappa] = [Math.fround(far), Math.fround(far) * 100];
      const expected = -((height - 1) ** 2) / 0.02 + 0.5 * Math.log((2 * Math.PI) / kappa) - Math.log(Math.PI * 0.04 * Math.PI);
      assert.ok(Math.abs(up / expected - 1) < 1e-15, `${up}, ${expected}`);
      assert.ok(Math.abs(right / (-((height - 2) ** 2) / 0.02) - 1) < 1e-9, `${right}`);
    }
    const { gradient } = twoMoonsEnergy().energyAndGradient(Float32Array.of(1e6, -1e6));
    // ∇E = (x − m)/σ² with m a mean point of the moons, whose coordinates are below 3.
    gradient.forEach((g, axis) => assert.ok(Math.abs(g / (axis === 0 ? 1e8 : -1e8) - 1) < 3e-6, `${g}`));
  });

  it("a chain that diverges is told, as for any other energy", async () => {
    const run = sample(ula(twoMoonsEnergy(), { stepSize: 0.1 }), [0, 0], { seed: 1, steps: 100 });
    await assert.rejects(run, { name: "EbmError" });
  });

  it("integrates to 1", () => {
    // The trapezoid rule on a smooth function that falls like a Gaussian of σ = 0.1 errs by exp(−2π²σ²/h²) = e^−49 at h = 0.0625 · 0.32.
    const h = 0.02;
    const grid: number[] = [];
    for (let x = -2; x <= 3; x += h) for (let y = -1.5; y <= 2; y += h) grid.push(x, y);
    const total = twoMoonsLogDensity(Float32Array.from(grid)).reduce((sum, log) => sum + Math.exp(log) * h * h, 0);
    assert.ok(Math.abs(total - 1) < 1e-6, `${total}`);
  });

  it("has, over points of twoMoons, a mean of minus the entropy", () => {
    const h = 0.02;
    const grid: number[] = [];
    for (let x = -2; x <= 2; x += h) for (let y = -1.5; y <= 1.5; y += h) grid.push(x, y);
    const expected = twoMoonsLogDensity(Float32Array.from(grid), { centred: true }).reduce(
      (sum, log) => sum + Math.exp(log) * log * h * h,
      0,
    );
    const { mean, standardError } = sampleMean(twoMoonsLogDensity(twoMoons(10_000, { seed: 5, centred: true }), { centred: true }));
    assert.ok(Math.abs(expected + 1.0076) < 1e-3, `${expected}`);
    assert.ok(Math.abs(mean - expected) < 4 * standardError, `${mean} ± ${standardError}, ${expected}`);
  });

  it("refuses a distribution without noise, and what are no points", () => {
    assert.throws(() => twoMoonsLogDensity(new Float32Array(2), { noise: 0 }), { name: "OptionError", message: /noise debe ser/ });
    assert.throws(() => twoMoonsEnergy({ noise: 0.001 }), { name: "OptionError", message: /al menos 0.01/ });
    assert.throws(() => twoMoonsLogDensity(new Float32Array(3)), { name: "ShapeError" });
  });
});

describe("twoMoonsEnergy", () => {
  it("is minus the log density, and its gradient is the slope", () => {
    const h = 2 ** -8;
    for (let i = 0; i < POINTS.length; i += 2) {
      const at = [Math.fround(POINTS[i]), Math.fround(POINTS[i + 1])];
      const { energy, gradient } = twoMoonsEnergy().energyAndGradient(Float32Array.from(at));
      assert.equal(energy[0], Math.fround(-twoMoonsLogDensity(Float32Array.from(at))[0]));
      for (const axis of [0, 1]) {
        const moved = (by: number) => -twoMoonsLogDensity(Float32Array.from(at, (v, k) => (k === axis ? v + by : v)))[0];
        const difference = (step: number) => (moved(step) - moved(-step)) / (2 * step);
        const slope = (4 * difference(h / 2) - difference(h)) / 3; // Richardson: an error of h⁴ E⁽⁵⁾ / 480
        // Sums of coordinates round to float32: 2e-6 of a step of 2^−9 at 30, times slopes of 3000.
        assert.ok(Math.abs(gradient[axis] - slope) < 2e-3 * (1 + Math.abs(slope)), `${at}, ${axis}: ${gradient[axis]}, ${slope}`);
      }
    }
  });
});
