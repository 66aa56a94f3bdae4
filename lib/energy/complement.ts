import { requireFinite } from "../errors";
import type { Energy, EnergyAndGradient } from "./energy";
import { requireEnergy } from "./require-energy";

/**
 * "Not that", as a part for a product: E(x) = log(1 + exp(c − E₂(x))) ≥ 0,  ∇E = −σ(c − E₂) ∇E₂.
 *
 * exp(−E) is 1 − p(that | x), where "that" has the density exp(−E₂) and the alternative, everywhere alike, exp(−c). It charges
 * c − E₂ where E₂ is well below the level c, and nothing above: far away it asks for nothing, so that a product with it has a Z
 * whenever the rest has one. `negatedEnergy` is the quotient, which has no such floor.
 * @param unwanted E₂
 * @param options.level c, the energy from which on a place no longer counts as "that"
 * @throws OptionError
 * @example
 * const outside = complementEnergy(quadratic([0, 0]), { level: 2 }); // beyond the circle of radius 2
 * [...outside.energy(Float32Array.of(0, 0, 2, 0, 9, 0))].map((e) => e.toFixed(3)); // [ '2.127', '0.693', '0.000' ]
 */
export function complementEnergy(unwanted: Energy, { level }: { readonly level: number } = {} as { level: number }): Energy {
  const subject = "complementEnergy";
  requireEnergy(unwanted, subject);
  requireFinite("level", level, { subject, remedy: "la energía a partir de la cual un punto ya no es de esos; por ejemplo level: 2" });
  const charge = (e: number) => (e < level ? level - e + Math.log1p(Math.exp(e - level)) : Math.log1p(Math.exp(level - e)));
  return {
    name: `no ${unwanted.name}`,
    shape: unwanted.shape,
    energy: (x) => unwanted.energy(x).map(charge),
    energyAndGradient(x): EnergyAndGradient {
      const { energy, gradient } = unwanted.energyAndGradient(x);
      const size = gradient.length / energy.length;
      return { energy: energy.map(charge), gradient: gradient.map((g, j) => -g / (1 + Math.exp(energy[Math.floor(j / size)] - level))) };
    },
  };
}
