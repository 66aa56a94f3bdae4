import { requirePositive } from "../errors";
import type { Energy, EnergyAndGradient } from "./energy";
import { requireParts } from "./parts";

/**
 * "This and not that", as a quotient: E(x) = E₁(x) − α E₂(x), so that p(x) ∝ p₁(x) / p₂(x)^α.
 *
 * It is a density only where E₁ grows faster than α E₂. If it does not, E falls without end where both are unlikely and no Z
 * exists: chains run away from the data. `complementEnergy` says "not that" with an energy that is never below 0.
 * Source: Du, Li and Mordatch (2020), "Compositional visual generation with energy based models".
 * @param energy E₁, what is wanted
 * @param unwanted E₂, of the same shape
 * @param options.strength α > 0
 * @throws OptionError, ShapeError
 * @example
 * const away = negatedEnergy(quadratic([0, 0]), quadratic([1, 0]), { strength: 0.5 });
 * away.energyAndGradient(Float32Array.of(-1, 0)); // { energy: Float32Array(1) [ -0.5 ], gradient: Float32Array(2) [ 0, 0 ] }
 */
export function negatedEnergy(energy: Energy, unwanted: Energy, { strength = 1 }: { readonly strength?: number } = {}): Energy {
  const subject = "negatedEnergy";
  const shape = requireParts([energy, unwanted], { subject, remedy: "por ejemplo negatedEnergy(unaEnergia, otraEnergia)" });
  requirePositive("strength", strength, { subject, remedy: "por ejemplo strength: 0.5" });
  const less = (a: Float32Array, b: Float32Array) => a.map((v, i) => v - strength * b[i]);
  return {
    name: `${energy.name} y no ${unwanted.name}`,
    shape,
    energy: (x) => less(energy.energy(x), unwanted.energy(x)),
    energyAndGradient(x): EnergyAndGradient {
      const [wanted, other] = [energy.energyAndGradient(x), unwanted.energyAndGradient(x)];
      return { energy: less(wanted.energy, other.energy), gradient: less(wanted.gradient, other.gradient) };
    },
  };
}
