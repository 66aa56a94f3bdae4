import { strict as assert } from "node:assert";
import { type Energy, quadratic } from "ebm/energy";
import { rng } from "ebm/rng";
import { langevin, normalStart, sample } from "ebm/sampler";
import fc from "fast-check";

describe("langevin", () => {
  it("moves a pixel at most stepSize * gradientClip when there is no noise", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (stepSize, gradientClip) => {
          const sampler = langevin(quadratic([0, 0], { stiffness: 50 }), { stepSize, gradientClip, noise: 0, bounds: null });
          const start = [0.9, -0.4];
          const [state] = sampler.step(sampler.init(start), rng(1));
          const most = stepSize * gradientClip;
          state.x.forEach((v, i) => assert.ok(Math.abs(v - start[i]) <= most + 1e-6 * (1 + most), `${v}`));
        },
      ),
    );
  });

  it("clips the noisy chain before the gradient, and the chain again after it", () => {
    const seen: number[] = [];
    const slope: Energy = {
      name: "rampa",
      shape: [1],
      energy: (x) => Float32Array.from(x),
      energyAndGradient: (x) => {
        seen.push(...x);
        return { energy: Float32Array.from(x), gradient: new Float32Array(x.length).fill(-1) };
      },
    };
    const sampler = langevin(slope, { stepSize: 10, noise: 5, gradientClip: 0.03 });
    const [state] = sampler.step(sampler.init(new Array(64).fill(0)), rng(3));
    assert.ok(seen.every((v) => v >= -1 && v <= 1) && seen.some((v) => v === 1) && seen.some((v) => v === -1));
    assert.ok(state.x.every((v) => v >= Math.fround(-1 + 0.3) - 1e-6 && v <= 1));
  });

  it("has the stationary variance of its temperature on a quadratic energy", async () => {
    // Unclipped, x' = (1 − ηk)(x + σξ): variance s² = a²(s² + σ²), so s² = a²σ²/(1 − a²) with a = 1 − ηk.
    const [stepSize, k, noise] = [0.2, 1, 0.1];
    const a = 1 - stepSize * k;
    const expected = (a * a * noise * noise) / (1 - a * a);
    const chains = 4096;
    const sampler = langevin(quadratic([0], { stiffness: k }), { stepSize, noise, gradientClip: 1e6, bounds: null });
    const { x } = await sample(sampler, new Float32Array(chains), { seed: 7, steps: 60 });
    const variance = x.reduce((sum, v) => sum + v * v, 0) / chains;
    // A variance of n normals has relative standard error sqrt(2/n) = 2.2 %; four of them. a^120 is 2e-12.
    assert.ok(Math.abs(variance / expected - 1) < 4 * Math.sqrt(2 / chains), `${variance} against ${expected}`);
  });

  it("gives the same bits for one chain alone and inside a batch", async () => {
    const sampler = langevin(quadratic([0.5, 0.5, 0.5]), { stepSize: 0.1 });
    const start = normalStart([3], { chains: 5, seed: 2, spread: 0.3 });
    const together = await sample(sampler, start, { seed: 9, steps: 20 });
    const alone = await sample(sampler, start.slice(0, 3), { seed: 9, steps: 20 });
    assert.deepEqual(alone.x, together.x.slice(0, 3));
  });

  it("leaves its state as it was", () => {
    const sampler = langevin(quadratic([0]), { stepSize: 0.1 });
    const state = sampler.init([1]);
    sampler.step(state, rng(1));
    assert.deepEqual([[...state.x], state.step], [[1], 0]);
  });

  it("says which chain diverged instead of passing NaN on", () => {
    const cliff: Energy = {
      name: "acantilado",
      shape: [1],
      energy: (x) => x,
      energyAndGradient: (x) => ({ energy: x, gradient: x.map((v) => (v > 0.5 ? Number.NaN : 0)) }),
    };
    const sampler = langevin(cliff, { noise: 0 });
    assert.throws(() => sampler.step(sampler.init([0, 0.9]), rng(1)), /cadena 1/);
  });

  const bad: [string, object, RegExp][] = [
    ["a negative step, and says why", { stepSize: -10 }, /stepSize debe ser un número positivo y llegó -10\.[\s\S]*outputSign/],
    ["NaN noise", { noise: Number.NaN }, /noise debe ser un número mayor o igual que 0 y llegó NaN/],
    ["an infinite clip", { gradientClip: Number.POSITIVE_INFINITY }, /gradientClip/],
    ["bounds in the wrong order", { bounds: [1, -1] }, /mínimo < máximo/],
  ];
  for (const [what, options, message] of bad) it(`refuses ${what}`, () => assert.throws(() => langevin(quadratic([0]), options), message));

  it("refuses a start that is no whole chain, or holds NaN", () => {
    const sampler = langevin(quadratic([0, 0]));
    assert.throws(() => sampler.init([1, 2, 3]), /muestras completas de forma \[2\]/);
    assert.throws(() => sampler.init([1, Number.NaN]), /posición 1 llegó NaN/);
    assert.throws(() => sampler.init(undefined as unknown as number[]), /Float32Array/);
  });
});
