import type { Energy, EnergyAndGradient } from "./energy";
import { logSumExp } from "./log-sum-exp";
import { requireParts, requireWeights } from "./parts";

/**
 * The mixture of densities, "this or that": E(x) = −log Σ_k π_k exp(−E_k(x)),  ∇E = Σ_k r_k(x) ∇E_k,  r_k ∝ π_k exp(−E_k).
 *
 * Unlike a product, a mixture depends on what the parts do not know: an unnormalised part has the share π_k Z_k / Σ_j π_j Z_j, so
 * that adding a constant to one energy changes how often it is seen. With all Z_k = 1 the shares are the π_k.
 * Source: Du, Li and Mordatch (2020), "Compositional visual generation with energy based models".
 * @param parts energies of one shape
 * @param options.weights π_k > 0, one a part, normalised to sum 1; equal by default
 * @throws OptionError, ShapeError
 * @example
 * const either = unionEnergy([quadratic([-3, 0]), quadratic([3, 0])]);
 * [...either.energy(Float32Array.of(3, 0, 0, 0))].map((e) => e.toFixed(3)); // [ '0.693', '4.500' ]
 */
export function unionEnergy(
  parts: readonly Energy[],
  { weights = parts?.map?.(() => 1) }: { readonly weights?: readonly number[] } = {},
): Energy {
  const context = { subject: "unionEnergy", remedy: "por ejemplo unionEnergy([unaEnergia, otraEnergia])" };
  const shape = requireParts(parts, context);
  requireWeights(weights, parts.length, context);
  const total = weights.reduce((a, b) => a + b, 0);
  const logShares = weights.map((w) => Math.log(w / total));
  const logs = (energies: readonly Float32Array[], i: number) => energies.map((energy, k) => logShares[k] - energy[i]);
  const evaluate = (x: Float32Array): EnergyAndGradient => {
    const found = parts.map((part) => part.energyAndGradient(x));
    const energies = found.map(({ energy }) => energy);
    const energy = new Float32Array(energies[0].length);
    const size = x.length / energy.length;
    const gradient = new Float32Array(x.length);
    for (let i = 0; i < energy.length; i++) {
      const terms = logs(energies, i);
      const total = logSumExp(terms); // in float64: rounded to float32, the shares of a large energy would not add up to 1
      energy[i] = -total;
      const shares = terms.map((log) => Math.exp(log - total));
      for (let j = i * size; j < (i + 1) * size; j++) gradient[j] = found.reduce((sum, part, k) => sum + shares[k] * part.gradient[j], 0);
    }
    return { energy, gradient };
  };
  return {
    name: `unión de ${parts.map(({ name }) => name).join(" y ")}`,
    shape,
    energy(x) {
      const energies = parts.map((part) => part.energy(x));
      return energies[0].map((_, i) => -logSumExp(logs(energies, i)));
    },
    energyAndGradient: evaluate,
  };
}
