import { strict as assert } from "node:assert";
import { boxed, quadratic } from "ebm/energy";
import { aisForward, boxBase, gaussianBase, uniformBase } from "ebm/metrics";
import { rng } from "ebm/rng";
import { mala } from "ebm/sampler";

describe("boxed", () => {
  const energy = quadratic([0.4, -0.2], { stiffness: 3 });
  const box = boxed(energy, { bounds: [-1, 2] });

  it("has the slope of its own energy as gradient", () => {
    const u = [0.3, -1.1];
    const { gradient } = box.energyAndGradient(Float32Array.from(u));
    const h = 0.01;
    u.forEach((_, axis) => {
      const at = (by: number) => box.energy(Float32Array.from(u, (v, k) => (k === axis ? v + by : v)))[0];
      // Energies of float32 near 4 carry 5e-7, divided by 2h; the h² term is below 1e-3.
      assert.ok(Math.abs((at(h) - at(-h)) / (2 * h) - gradient[axis]) < 2e-3, `${axis}`);
    });
  });

  it("goes into the box and back, and brings the walls a little inside", () => {
    const x = Float32Array.of(-0.9, 1.8);
    box.inside(box.outside(x)).forEach((v, k) => assert.ok(Math.abs(v - x[k]) < 1e-5));
    const [low, high] = box.inside(box.outside(Float32Array.of(-1, 2)));
    assert.ok(low > -1 && high < 2 && low < -0.999 && high > 1.999, `${low} ${high}`);
  });

  it("is finite where tanh u is 1 in float32", () => {
    assert.ok(Number.isFinite(box.energy(Float32Array.of(40, -40))[0]));
  });

  it("integrates to Z over the box: in one dimension, by the midpoint rule", () => {
    const line = quadratic([0.4], { stiffness: 3 });
    const [onLine, n] = [boxed(line, { bounds: [-1, 2] }), 20_000];
    const sum = (low: number, high: number, value: (x: Float32Array) => Float32Array) => {
      const x = Float32Array.from({ length: n }, (_, i) => low + ((i + 0.5) * (high - low)) / n);
      return value(x).reduce((total, e) => total + (Math.exp(-e) * (high - low)) / n, 0);
    };
    const [direct, changed] = [sum(-1, 2, (x) => line.energy(x)), sum(-12, 12, (u) => onLine.energy(u))];
    assert.ok(Math.abs(direct - changed) < 1e-4, `${direct} ${changed}`);
  });

  it("refuses what has no walls", () => {
    assert.throws(() => boxed(energy, { bounds: null as never }), { name: "OptionError", message: /Por ejemplo bounds/ });
  });

  it("refuses a margin that leaves nothing inside, or nothing out", () => {
    const x = Float32Array.of(-1, 2);
    for (const margin of [0, 1, 3, -0.1, Number.NaN])
      assert.throws(() => box.outside(x, { margin }), { name: "OptionError", message: /margin debe/ });
    assert.ok(box.outside(x, { margin: 0.5 }).every(Number.isFinite));
  });
});

describe("boxBase", () => {
  it("is the uniform density of the box in u: its draws are uniform inside", () => {
    const base = boxBase([1]);
    const x = base.draw(4000, rng(7)).map((u) => Math.tanh(u));
    for (const edge of [-0.5, 0, 0.5]) {
      const share = x.filter((v) => v < edge).length / x.length;
      assert.ok(Math.abs(share - (edge + 1) / 2) < 4 * Math.sqrt(0.25 / 4000), `${edge}: ${share}`);
    }
  });

  it("has the slope of its log density as gradient, and is finite far away", () => {
    const base = boxBase([1]);
    const [at, h] = [0.7, 1e-3];
    const [low, high] = base.logDensity(Float32Array.of(at - h, at + h));
    assert.ok(Math.abs((high - low) / (2 * h) - base.gradient(Float32Array.of(at))[0]) < 1e-3);
    assert.ok(Number.isFinite(base.logDensity(Float32Array.of(50))[0]));
  });

  it("anneals to the log Z of a Gaussian on a box, which the error function gives", async () => {
    // Each coordinate: ∫_{−1}^{1} exp(−8 x²) dx = √(π/8) erf(√8), and erf(√8) = 1 − 6e-5.
    const energy = boxed(quadratic(new Array(6).fill(0), { stiffness: 16 }));
    const truth = 6 * Math.log(Math.sqrt(Math.PI / 8) * 0.99993666);
    const transition = (e: typeof energy, stepSize: number) => mala(e, { stepSize });
    const run = await aisForward(energy, {
      base: boxBase([6]),
      transition: transition as never,
      seed: 7,
      chains: 1000,
      schedule: 100,
      stepSizes: 0.15,
    });
    assert.ok(Math.abs(run.logZ - truth) < 4 * run.standardError + 0.01, `${run.logZ} ± ${run.standardError}, ${truth}`);
  });

  it("refuses a shape that is none and samples that are not whole, as its sisters do", () => {
    for (const [name, make] of Object.entries({ boxBase, gaussianBase, uniformBase })) {
      assert.throws(() => make([]), { name: "ShapeError", message: new RegExp(name) });
      assert.throws(() => make([2]).logDensity(new Float32Array(3)), { name: "ShapeError", message: new RegExp(name) });
    }
  });
});
