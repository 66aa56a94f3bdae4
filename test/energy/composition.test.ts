import { strict as assert } from "node:assert";
import {
  complementEnergy,
  type Energy,
  featureEnergy,
  gaussian,
  mixtureEnergy,
  negatedEnergy,
  productEnergy,
  quadratic,
  ring,
  unionEnergy,
} from "ebm/energy";
import { logPartition2d } from "ebm/metrics";
import fc from "fast-check";

const [left, right] = [quadratic([-1, 0], { stiffness: 2 }), quadratic([1, 0.5])];
const COMPOSED: readonly Energy[] = [
  productEnergy([left, ring()], { weights: [0.7, 0.3] }),
  unionEnergy([left, right], { weights: [1, 3] }),
  negatedEnergy(left, right, { strength: 0.5 }),
  complementEnergy(left, { level: 1 }),
  featureEnergy({ direction: [0.5, -1], target: 0.3, stiffness: 2, shape: [2] }),
];

describe("composed energies", () => {
  for (const energy of COMPOSED) {
    it(`${energy.name}: the gradient is the slope of the energy`, () => {
      const coordinate = fc.double({ min: -2, max: 2, noNaN: true });
      fc.assert(
        fc.property(coordinate, coordinate, (x, y) => {
          const at = Float32Array.of(x, y);
          const { gradient } = energy.energyAndGradient(at);
          gradient.forEach((g, axis) => {
            const [up, down] = [0.01, -0.01].map((h) => at.map((v, i) => (i === axis ? v + h : v)));
            const slope = (energy.energy(up)[0] - energy.energy(down)[0]) / (up[axis] - down[axis]);
            // Float32 energies e carry an error of e·6e-8, divided by 0.02; the h² term is below 1e-3 of the curvature here.
            assert.ok(Math.abs(g - slope) < 6e-3 * (1 + Math.abs(slope)), `${axis}: ${g} against ${slope}`);
          });
        }),
      );
    });

    it(`${energy.name}: a batch gives each point what it gets alone, and both calls the same energy`, () => {
      const points = Float32Array.of(0.1, 0.2, -1, 0.5, 1.7, -1.9);
      const together = energy.energyAndGradient(points);
      assert.deepEqual(energy.energy(points), together.energy);
      for (let i = 0; i < 3; i++) {
        const alone = energy.energyAndGradient(points.slice(2 * i, 2 * i + 2));
        assert.equal(alone.energy[0], together.energy[i]);
        assert.deepEqual(alone.gradient, together.gradient.slice(2 * i, 2 * i + 2));
      }
    });
  }

  it("the product of two Gaussians is the Gaussian of the sum of their precisions", () => {
    // 2|x − a|²/2 + |x − b|²/2 = 3|x − c|²/2 + constant with c = (2a + b)/3.
    const [both, exact] = [productEnergy([left, right]), quadratic([(-2 + 1) / 3, 0.5 / 3], { stiffness: 3 })];
    const points = Float32Array.of(0, 0, 1.5, -1, -2, 0.7);
    const gap = both.energy(points).map((e, i) => e - exact.energy(points)[i]);
    gap.forEach((g) => assert.ok(Math.abs(g - gap[0]) < 1e-5, `${gap}`));
  });

  it("the union of normalised Gaussians is their mixture, however far", () => {
    const centres = [
      [-1, 0],
      [1, 0.5],
    ] as const;
    const parts = centres.map((centre) => mixtureEnergy({ centres: [centre], width: 0.5 }));
    const [union, mixture] = [unionEnergy(parts, { weights: [1, 4] }), mixtureEnergy({ centres, width: 0.5, weights: [1, 4] })];
    const points = Float32Array.of(0, 0, 1.5, -1, 30, -20, 6000, 0, -6000, 0);
    const [a, b] = [union.energyAndGradient(points), mixture.energyAndGradient(points)];
    a.energy.forEach((e, i) => assert.ok(Math.abs(e - b.energy[i]) <= 1e-6 * Math.abs(b.energy[i]) + 1e-5, `${e} ${b.energy[i]}`));
    // The parts' float32 energies of 2600 are off by 1e-4, and so are the shares; the gradients of the parts differ by 8.
    a.gradient.forEach((g, i) => assert.ok(Math.abs(g - b.gradient[i]) < 4e-3 + 1e-6 * Math.abs(g), `${g} ${b.gradient[i]}`));
  });

  it("the shares of a union add up to 1 where its energy is too large for float32 to carry them", () => {
    const union = unionEnergy([quadratic([0, 0]), quadratic([-1e5, 0])]);
    for (const x of [2000, 6000, 20_000]) {
      const [g] = union.energyAndGradient(Float32Array.of(x, 0)).gradient;
      assert.ok(Math.abs(g - x) <= 1e-6 * x, `${x}: ${g}`);
    }
  });

  it("a constant added to one part changes its share of a union, and nothing in a product", () => {
    const narrow = gaussian({
      covariance: [
        [0.25, 0],
        [0, 0.25],
      ],
    }); // prettier-ignore
    const lifted: Energy = { ...narrow, energy: (x) => narrow.energy(x).map((e) => e + 2) };
    const box = [
      [-8, 8],
      [-8, 8],
    ] as const; // prettier-ignore
    const logZ = (energy: Energy) => logPartition2d(energy, { box }).logZ;
    // Z of the union: ½ (Z₁ + Z₂) with Z = 2πσ², and e⁻² Z₁ after the lift.
    const sum = (shift: number) => Math.log(Math.PI * (Math.exp(-shift) * 0.25 + 1));
    assert.ok(Math.abs(logZ(unionEnergy([narrow, quadratic([0, 0])])) - sum(0)) < 1e-5);
    assert.ok(Math.abs(logZ(unionEnergy([lifted, quadratic([0, 0])])) - sum(2)) < 1e-5);
    assert.ok(Math.abs(logZ(productEnergy([lifted, quadratic([0, 0])])) - logZ(productEnergy([narrow, quadratic([0, 0])])) + 2) < 1e-5);
  });

  it("a quotient falls without end where the unwanted part grows as fast, and the complement never below 0", () => {
    const far = Float32Array.of(-100, 0);
    assert.ok(negatedEnergy(quadratic([0, 0]), quadratic([1, 0])).energy(far)[0] < -100);
    const complement = complementEnergy(quadratic([1, 0]), { level: 2 });
    assert.equal(complement.energy(far)[0], 0);
    // At the centre of what is unwanted it costs log(1 + e²).
    assert.ok(Math.abs(complement.energy(Float32Array.of(1, 0))[0] - Math.log1p(Math.exp(2))) < 1e-6);
  });

  it("refuse energies of two shapes, weights that are not positive and lists without energies", () => {
    assert.throws(() => productEnergy([left, quadratic([0])]), /misma forma, y hay una de \[2\] y otra de \[1\]/);
    assert.throws(() => unionEnergy([left, right], { weights: [1, -1] }), /weights debe tener 2 números positivos/);
    assert.throws(() => productEnergy([]), /al menos una energía/);
    assert.throws(() => unionEnergy(undefined as never), /al menos una energía/);
    assert.throws(() => productEnergy([left, {} as Energy]), /energy debe ser una energía/);
    assert.throws(() => negatedEnergy(left, right, { strength: 0 }), /strength debe ser un número positivo/);
    assert.throws(() => complementEnergy(left), /level debe ser un número finito/);
    const wish = { direction: [1], target: 0, stiffness: 1, shape: [2] };
    assert.throws(() => featureEnergy(wish), /direction tiene 1 números/);
    assert.throws(() => featureEnergy({ ...wish, stiffness: 0 }), /stiffness debe ser un número positivo/);
    assert.throws(() => featureEnergy({ ...wish, direction: [0, 0] }), { name: "OptionError", message: /todo ceros/ });
    for (const shape of [[], [0], [-1]]) assert.throws(() => featureEnergy({ ...wish, shape }), /enteros positivos/);
  });
});
