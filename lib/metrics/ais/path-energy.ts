import type { Energy, EnergyAndGradient } from "../../energy/energy";
import type { BaseDensity } from "./base-density";

/** Chains, the energies of the model there and their gradients. */
export interface Place extends EnergyAndGradient {
  readonly x: Float32Array;
}

/** What the model says of some chains. */
export function placeAt(energy: Energy, x: Float32Array): Place {
  return { x, ...energy.energyAndGradient(x) };
}

/**
 * The geometric path between a base and a model: E_β(x) = β E(x) − (1 − β) log p₀(x), +∞ outside the support of p₀; so exp(−E_β) is p₀ at β = 0
 * and exp(−E), on that support, at β = 1.
 * @param options.known what is known of the model at some chains already, so that it is not asked for again
 */
export function pathEnergy(energy: Energy, base: BaseDensity, { beta, known }: { beta: number; known?: Place }): Energy {
  const look = (x: Float32Array): EnergyAndGradient => {
    const model = known !== undefined && sameValues(known.x, x) ? known : energy.energyAndGradient(x);
    const logs = base.logDensity(x);
    const slopes = base.gradient(x);
    return {
      energy: model.energy.map((e, i) =>
        logs[i] === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : beta * e - (1 - beta) * logs[i],
      ),
      gradient: model.gradient.map((g, i) => beta * g - (1 - beta) * slopes[i]),
    };
  };
  return { name: energy.name, shape: energy.shape, energy: (x) => look(x).energy, energyAndGradient: look };
}

function sameValues(a: Float32Array, b: Float32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
