import { strict as assert } from "node:assert";
import { conditionalEnergy, gaussian, observationEnergy, productEnergy, quadratic } from "ebm/energy";
import { mala, normalStart, sample, ula } from "ebm/sampler";

const RHO = 0.8;
const tilted = gaussian({
  covariance: [
    [1, RHO],
    [RHO, 1],
  ],
}); // prettier-ignore
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe("conditionalEnergy", () => {
  it("is the energy of whole samples, and its gradient at the free places", () => {
    const given = conditionalEnergy(tilted, { x: Float32Array.of(1, 9, -1, 9), known: [1, 0] });
    const free = Float32Array.of(0.3, 0.7);
    const whole = Float32Array.of(1, 0.3, -1, 0.7);
    assert.deepEqual(given.complete(free), whole);
    assert.deepEqual(given.freeOf(whole), free);
    const [a, b] = [given.energyAndGradient(free), tilted.energyAndGradient(whole)];
    assert.deepEqual(a.energy, b.energy);
    assert.deepEqual(given.energy(free), b.energy);
    assert.deepEqual(a.gradient, Float32Array.of(b.gradient[1], b.gradient[3]));
  });

  it("goes round the known samples when a batch is longer", () => {
    const given = conditionalEnergy(tilted, { x: Float32Array.of(1, 9, -1, 9), known: [true, false] });
    assert.deepEqual(given.complete(Float32Array.of(5, 6, 7, 8)), Float32Array.of(1, 5, -1, 6, 1, 7, -1, 8));
    assert.throws(() => given.energy(Float32Array.of(1, 2, 3)), /lo conocido es de 2 muestras y llegaron 3/);
  });

  it("keeps its own copy of what is known", () => {
    const x = Float32Array.of(1, 0);
    const given = conditionalEnergy(tilted, { x, known: [true, false] });
    x[0] = 99;
    assert.deepEqual(given.complete(Float32Array.of(0.5)), Float32Array.of(1, 0.5));
  });

  it("does not look at what is not known, and refuses what is known and no number", () => {
    const given = conditionalEnergy(tilted, { x: Float32Array.of(1, Number.NaN, -1, Number.POSITIVE_INFINITY), known: [true, false] });
    assert.deepEqual(given.complete(Float32Array.of(5, 6)), Float32Array.of(1, 5, -1, 6));
    assert.throws(() => conditionalEnergy(tilted, { x: Float32Array.of(1, 0, Number.NaN, 0), known: [true, false] }), {
      name: "OptionError",
      message: /en la posición 2 llegó NaN/,
    });
  });

  it("is drawn exactly by MALA: y given x of a Gaussian is N(ρx, 1 − ρ²)", async () => {
    const chains = 400;
    const known = Float32Array.of(1.5, 0);
    const given = conditionalEnergy(tilted, { x: known, known: [true, false] });
    const run = await sample(mala(given, { stepSize: 0.5 }), normalStart([1], { chains, seed: 3 }), { seed: 5, steps: 60 });
    // 400 independent chains: the mean has a standard error of 0.6/20 = 0.03, and the variance one of 0.36 √(2/400) ≈ 0.025.
    assert.ok(Math.abs(mean(run.x) - RHO * 1.5) < 0.1, `${mean(run.x)}`);
    const variance = mean(run.x.map((v) => (v - mean(run.x)) ** 2));
    assert.ok(Math.abs(variance - (1 - RHO ** 2)) < 0.09, `${variance}`);
  });

  it("refuses a mask of another length, or that leaves nothing free", () => {
    const x = Float32Array.of(0, 0);
    assert.throws(() => conditionalEnergy(tilted, { x, known: [true] }), /known debe tener 2 valores/);
    assert.throws(() => conditionalEnergy(tilted, { x, known: [true, true] }), /se sabe todo/);
    assert.throws(() => conditionalEnergy(tilted, { x: Float32Array.of(0), known: [true, false] }), /muestras completas de forma \[2\]/);
  });
});

describe("observationEnergy", () => {
  it("in a product with a Gaussian is its posterior: a shrunken observation", async () => {
    // N(0, 1) and y = x + N(0, σ²): x | y ~ N(y/(1 + σ²), σ²/(1 + σ²)).
    const [sigma, y] = [0.5, 2];
    const posterior = productEnergy([quadratic([0]), observationEnergy(Float32Array.of(y), { sigma, shape: [1] })]);
    const run = await sample(ula(posterior, { stepSize: 0.1, temperature: 0 }), [0], { seed: 1, steps: 100 });
    assert.ok(Math.abs(run.x[0] - y / (1 + sigma ** 2)) < 1e-4, `${run.x[0]}`);
  });

  it("goes round the observations, and refuses a batch that does not", () => {
    const seen = observationEnergy(Float32Array.of(1, 2), { sigma: 1, shape: [1] });
    assert.deepEqual(seen.energy(Float32Array.of(1, 2, 3, 2)), Float32Array.of(0, 0, 2, 0));
    assert.throws(() => seen.energy(Float32Array.of(1, 2, 3)), /hay 2 observaciones y llegaron 3/);
    assert.throws(() => observationEnergy(Float32Array.of(1), { sigma: 0, shape: [1] }), /sigma debe ser un número positivo/);
    assert.throws(() => observationEnergy(Float32Array.of(1)), /sigma debe ser un número positivo/);
  });
});
