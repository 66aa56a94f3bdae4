import { strict as assert } from "node:assert";
import { ACTIVATIONS } from "ebm/network";
import fc from "fast-check";

describe("ACTIVATIONS", () => {
  const away = fc.double({ min: -30, max: 30, noNaN: true }).filter((z) => Math.abs(z) > 1e-3);
  for (const [name, { value, derivative }] of Object.entries(ACTIVATIONS)) {
    it(`has the central difference of ${name} as its derivative`, () => {
      // With h = 1e-4 the difference errs by h² a'''/6 < 1e-8 and by rounding, 30 · 2^-52 / h < 1e-10.
      const h = 1e-4;
      fc.assert(fc.property(away, (z) => assert.ok(Math.abs((value(z + h) - value(z - h)) / (2 * h) - derivative(z)) < 1e-7)));
    });
  }

  it("stays finite for huge inputs", () => {
    for (const { value, derivative } of Object.values(ACTIVATIONS)) {
      for (const z of [-1e4, 1e4]) assert.ok(Number.isFinite(value(z)) && Number.isFinite(derivative(z)));
    }
  });
});
