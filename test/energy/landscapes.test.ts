import { strict as assert } from "node:assert";
import { doubleWell, type Energy, himmelblau, landscape2d, mixtureEnergy, quadratic, ring } from "ebm/energy";
import fc from "fast-check";

const LANDSCAPES: Energy[] = [
  quadratic([0.3, -0.2], { stiffness: 3 }),
  doubleWell({ barrier: 2, stiffness: 1.5 }),
  ring({ radius: 1.5, width: 0.4 }),
  mixtureEnergy({
    centres: [
      [-1, 0],
      [1, 0.5],
      [0, 2],
    ],
    width: 0.6,
    weights: [1, 2, 3],
  }),
  himmelblau(),
];

describe("closed-form landscapes", () => {
  for (const energy of LANDSCAPES) {
    it(`${energy.name}: the gradient is the slope of the energy`, () => {
      const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
      fc.assert(
        fc.property(coordinate, coordinate, (x, y) => {
          const { gradient } = energy.energyAndGradient(Float32Array.of(x, y));
          const at = [Math.fround(x), Math.fround(y)];
          gradient.forEach((g, axis) => {
            const slope = centralDifference(energy, at, axis);
            // Float32 energies e carry an error of e·6e-8, divided by 2h = 0.02; the h² term is below 1e-3 of the curvature scale here.
            assert.ok(Math.abs(g - slope) < 5e-3 * (1 + Math.abs(slope)), `${axis}: ${g} against ${slope}`);
          });
        }),
      );
    });

    it(`${energy.name}: a batch gives each point what it gets alone`, () => {
      const points = Float32Array.of(0.1, 0.2, -1, 0.5, 1.7, -1.9);
      const together = energy.energyAndGradient(points);
      for (let i = 0; i < 3; i++) {
        const alone = energy.energyAndGradient(points.slice(2 * i, 2 * i + 2));
        assert.equal(alone.energy[0], together.energy[i]);
        assert.deepEqual(alone.gradient, together.gradient.slice(2 * i, 2 * i + 2));
      }
      assert.deepEqual(energy.energy(points), together.energy);
    });
  }

  it("mixtureEnergy is minus a log density: exp(−E) integrates to 1", () => {
    const energy = mixtureEnergy({
      centres: [
        [-1, 0],
        [1, 0.5],
      ],
      width: 0.5,
      weights: [1, 4],
    });
    const h = 0.05;
    let integral = 0;
    for (let x = -6; x < 6; x += h) for (let y = -6; y < 6; y += h) integral += Math.exp(-energy.energy(Float32Array.of(x, y))[0]) * h * h;
    // The midpoint-free Riemann sum of a Gaussian of width 10 h is exact to about exp(−2π² 100); float32 energies give 1e-6.
    assert.ok(Math.abs(integral - 1) < 1e-4, `${integral}`);
  });

  it("mixtureEnergy stays finite far away, where the densities underflow", () => {
    const { energy, gradient } = mixtureEnergy({
      centres: [
        [-1, 0],
        [1, 0],
      ],
    }).energyAndGradient(Float32Array.of(1e4, -1e4));
    assert.ok(Number.isFinite(energy[0]) && gradient.every(Number.isFinite));
  });

  it("himmelblau has its four minima where the book says", () => {
    // Rounded to three decimals, so E <= (curvature · 1e-3²) ≈ 1e-5.
    const minima = [3, 2, -2.805, 3.131, -3.779, -3.283, 3.584, -1.848];
    himmelblau()
      .energy(Float32Array.from(minima))
      .forEach((e) => assert.ok(e < 1e-4, `${e}`));
  });

  it("doubleWell's barrier is the height of its saddle", () => {
    assert.deepEqual([...doubleWell({ barrier: 3 }).energy(Float32Array.of(-1, 0, 0, 0, 1, 0))], [0, 3, 0]);
  });
});

describe("the doors of ebm/energy", () => {
  const bad: [string, () => unknown, RegExp][] = [
    ["half a point", () => quadratic([0, 0]).energy(new Float32Array(3)), /muestras completas de forma \[2\]/],
    ["no points", () => doubleWell().energy(new Float32Array(0)), /muestras completas/],
    ["a list instead of Float32Array", () => ring().energy([1, 2] as unknown as Float32Array), /Float32Array/],
    ["NaN", () => himmelblau().energy(Float32Array.of(Number.NaN, 0)), /posición 0 llegó NaN/],
    ["a negative stiffness", () => quadratic([0], { stiffness: -1 }), /stiffness debe ser un número positivo y llegó -1/],
    ["an empty centre", () => quadratic([]), /al menos una coordenada/],
    ["a centre with NaN", () => quadratic([Number.NaN]), /solo números finitos/],
    ["a flat ring", () => ring({ radius: 0 }), /radius debe ser un número positivo/],
    ["no centres", () => mixtureEnergy({ centres: [] }), /lista de puntos/],
    [
      "a missing weight",
      () =>
        mixtureEnergy({
          centres: [
            [0, 0],
            [1, 1],
          ],
          weights: [1],
        }),
      /2 números positivos/,
    ],
    [
      "a barrier that is text",
      () => doubleWell({ barrier: "alta" as unknown as number }),
      /barrier debe ser un número positivo y llegó "alta"/,
    ],
  ];
  for (const [what, call, message] of bad) it(`refuse ${what}, in Spanish`, () => assert.throws(call, message));

  it("say where a landscape of a student gives no number, instead of passing NaN on", () => {
    const point = Float32Array.of(0, 0, 2, 5);
    const broken = (parts: object) =>
      landscape2d({ name: "mía", energy: () => 0, gradient: () => [0, 0], ...parts } as Parameters<typeof landscape2d>[0]);
    assert.throws(() => broken({ energy: () => undefined }).energy(point), {
      name: "EbmError",
      message: /mía · la energía en \(0, 0\) .* es nada.*\n.*return/,
    });
    assert.throws(() => broken({ energy: (x: number) => (x === 2 ? Number.NaN : 0) }).energy(point), /en \(2, 5\) .* es NaN/);
    for (const gradient of [() => undefined, () => [1], () => [1, 2, 3], () => [1, Number.NaN]]) {
      assert.throws(() => broken({ gradient }).energyAndGradient(point), { name: "EbmError", message: /el gradiente en \(0, 0\)/ });
    }
    assert.throws(() => broken({ gradient: undefined }), { name: "OptionError", message: /landscape2d/ });
    // σ² = 10⁻⁴⁰⁰ is 0 in double precision.
    assert.throws(() => mixtureEnergy({ centres: [[0, 0]], width: 1e-200 }).energy(point), { name: "EbmError" });
  });

  it("let a student write a landscape of their own", () => {
    const own = landscape2d({ name: "rampa", energy: (x) => x, gradient: () => [1, 0] });
    assert.deepEqual([...own.energyAndGradient(Float32Array.of(2, 5)).gradient], [1, 0]);
  });
});

function centralDifference(energy: Energy, at: number[], axis: number): number {
  const h = 0.01;
  const shifted = (sign: number) => Float32Array.from(at, (v, k) => (k === axis ? v + sign * h : v));
  const [up, down] = [shifted(1), shifted(-1)];
  return (energy.energy(up)[0] - energy.energy(down)[0]) / (up[axis] - down[axis]);
}
