import { strict as assert } from "node:assert";
import { langevinStep, manySteps, type StepRule, ulaStep } from "ebm/engine";
import { normals, rng } from "ebm/rng";
import fc from "fast-check";

type Rule<A> = Extract<StepRule, { algorithm: A }>;
const recipe: Rule<"langevin"> = { algorithm: "langevin", stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] };
const exact: Rule<"ula"> = { algorithm: "ula", stepSize: 0.5, temperature: 2 };
const f = Math.fround;

/** E = |x|² / 2 in two dimensions: ∇E = x. */
const bowl = {
  shape: [2],
  energyAndGradient: (x: Float32Array) => ({
    energy: Float32Array.from({ length: x.length / 2 }, (_, i) => (x[2 * i] ** 2 + x[2 * i + 1] ** 2) / 2),
    gradient: x.slice(),
  }),
};
const at = { rng: rng(7), step: 3 };

describe("langevinStep", () => {
  it("perturbs, clips, descends by the clipped gradient and clips again, each operation in float32", () => {
    const x = Float32Array.of(0.5, -0.9999, 0.002, 0.999999);
    const xi = new Float32Array(4);
    normals(at.rng, xi, { step: at.step, chains: 2 });
    const clip = (v: number, bound: number) => Math.min(Math.max(v, -bound), bound);
    const perturbed = x.map((v, i) => clip(f(v + f(f(0.005) * xi[i])), 1));
    const expected = perturbed.map((v) => clip(f(v - f(10 * f(clip(v, 0.03)))), 1));

    const { x: moved, energy, gradientNorm } = langevinStep(x, bowl, { rule: recipe, ...at });
    assert.deepEqual(moved, expected);
    assert.deepEqual(energy, bowl.energyAndGradient(perturbed).energy);
    assert.deepEqual(gradientNorm, Float32Array.of(Math.hypot(perturbed[0], perturbed[1]), Math.hypot(perturbed[2], perturbed[3])));
  });

  it("stays in its bounds and moves a pixel at most stepSize · gradientClip without noise", () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }),
        fc.float({ min: f(0.1), max: 100, noNaN: true }),
        (start, stepSize) => {
          const x = Float32Array.from(start);
          const { x: moved } = langevinStep(x, bowl, { rule: { ...recipe, stepSize, noise: 0 }, ...at });
          // Float32 rounds the product and the difference: one part in 2^23 each.
          moved.forEach((v, i) => assert.ok(v >= -1 && v <= 1 && Math.abs(v - x[i]) <= stepSize * 0.03 * (1 + 2 ** -22) + 2 ** -23));
        },
      ),
    );
  });

  it("leaves its input as it was", () => {
    const x = Float32Array.of(0.5, 0.5);
    langevinStep(x, bowl, { rule: recipe, ...at });
    assert.deepEqual(x, Float32Array.of(0.5, 0.5));
  });
});

describe("ulaStep", () => {
  it("is (x − (ε/2) ∇E) + √(εT) ξ, each operation in float32", () => {
    const x = Float32Array.of(0.3, -0.7, 5, 1e-3);
    const xi = new Float32Array(4);
    normals(at.rng, xi, { step: at.step, chains: 2 });
    // ε = 0.5 and T = 2: ε/2 = 1/4 and √(εT) = 1 are exact.
    const expected = x.map((v, i) => f(f(v - f(0.25 * v)) + xi[i]));
    const { x: moved, energy } = ulaStep(x, bowl, { rule: exact, ...at });
    assert.deepEqual(moved, expected);
    assert.deepEqual(energy, bowl.energyAndGradient(x).energy);
  });
});

describe("a step that leaves the finite numbers", () => {
  const cliff = (energy: number, gradient: number) => ({
    shape: [1],
    energyAndGradient: (x: Float32Array) => ({
      energy: x.map((_, i) => (i === 1 ? energy : 0)),
      gradient: x.map((_, i) => (i === 1 ? gradient : 0)),
    }),
  });
  const x = Float32Array.of(0, 0, 0);

  it("names the first chain, the step and the remedy", () => {
    const cases = [cliff(Number.NaN, 0), cliff(Number.POSITIVE_INFINITY, 0), cliff(0, Number.NaN), cliff(0, Number.NEGATIVE_INFINITY)];
    for (const landscape of cases) {
      for (const step of [() => langevinStep(x, landscape, { rule: recipe, ...at }), () => ulaStep(x, landscape, { rule: exact, ...at })]) {
        assert.throws(step, { name: "EbmError", message: /la cadena 1 divergió en el paso 3: .*\n.*stepSize más pequeño/ });
      }
    }
  });

  it("is noticed when only the position overflows", () => {
    const rule = { ...exact, stepSize: 1e30 };
    assert.throws(() => ulaStep(x, cliff(0, 1e30), { rule, ...at }), { name: "EbmError", message: /la cadena 1 .*posición/ });
  });

  it("ends a run that diverges, however many steps remain", async () => {
    const rule = { ...exact, stepSize: 5 }; // |1 − ε/2| = 1.5 > 1
    await assert.rejects(manySteps(Float32Array.of(1, 1), bowl, { rule, steps: 1e9, firstStep: 0, rng: rng(1) }), {
      name: "EbmError",
      message: /divergió/,
    });
  });
});
