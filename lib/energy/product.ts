import type { Energy, EnergyAndGradient } from "./energy";
import { requireParts, requireWeights } from "./parts";

/**
 * The product of densities, "this and that": E(x) = Σ_k w_k E_k(x), so that p(x) ∝ Π_k p_k(x)^w_k.
 *
 * No part needs its Z, and the product needs none of theirs. With one part and w = 1/T it is that part at temperature T. A place is
 * likely only where no part forbids it; where the parts agree it is sharper than any of them. Source: Hinton (2002), "Training
 * products of experts by minimizing contrastive divergence".
 * @param parts energies of one shape
 * @param options.weights w_k > 0, one a part; 1 by default. For a negative one there is `negatedEnergy`
 * @throws OptionError, ShapeError
 * @example
 * const both = productEnergy([quadratic([-1, 0]), quadratic([1, 0])]); // N(−1, 1) · N(1, 1) ∝ N(0, 1/2)
 * both.energyAndGradient(Float32Array.of(2, 0)); // { energy: Float32Array(1) [ 5 ], gradient: Float32Array(2) [ 4, 0 ] }
 */
export function productEnergy(
  parts: readonly Energy[],
  { weights = parts?.map?.(() => 1) }: { readonly weights?: readonly number[] } = {},
): Energy {
  const context = { subject: "productEnergy", remedy: "por ejemplo productEnergy([unaEnergia, otraEnergia], { weights: [1, 0.5] })" };
  const shape = requireParts(parts, context);
  requireWeights(weights, parts.length, context);
  const sum = (lists: readonly Float32Array[]) => lists[0].map((_, i) => lists.reduce((total, list, k) => total + weights[k] * list[i], 0));
  return {
    name: `producto de ${parts.map(({ name }) => name).join(" y ")}`,
    shape,
    energy: (x) => sum(parts.map((part) => part.energy(x))),
    energyAndGradient(x): EnergyAndGradient {
      const found = parts.map((part) => part.energyAndGradient(x));
      return { energy: sum(found.map(({ energy }) => energy)), gradient: sum(found.map(({ gradient }) => gradient)) };
    },
  };
}
