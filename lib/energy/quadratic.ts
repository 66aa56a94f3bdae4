import { requireFiniteValues, requirePositive, requireSamples, ShapeError } from "../errors";
import type { Energy } from "./energy";

/**
 * The quadratic bowl of any dimension d, whose Boltzmann density is a Gaussian.
 *
 * E(x) = (k/2) |x − c|²,  ∇E = k (x − c);  exp(−E/T)/Z is N(c, (T/k) I) and Z = (2πT/k)^(d/2).
 * @param centre c, which also says the dimension
 * @param options.stiffness k > 0, in energy per squared length
 * @throws OptionError, ShapeError
 * @example
 * quadratic([0, 0]).energyAndGradient(Float32Array.of(3, 4)); // { energy: Float32Array(1) [ 12.5 ], gradient: Float32Array(2) [ 3, 4 ] }
 */
export function quadratic(centre: readonly number[], { stiffness = 1 }: { stiffness?: number } = {}): Energy {
  const subject = "quadratic";
  requirePositive("stiffness", stiffness, { subject });
  const shape = [requireCentre(centre, subject)];
  const evaluate = (x: Float32Array) => {
    const samples = requireSamples("x", x, { subject, shape });
    const energy = new Float32Array(samples);
    const gradient = new Float32Array(x.length);
    for (let i = 0; i < x.length; i++) {
      const offset = x[i] - centre[i % shape[0]];
      gradient[i] = stiffness * offset;
      energy[Math.floor(i / shape[0])] += (stiffness / 2) * offset * offset;
    }
    return { energy, gradient };
  };
  return { name: "cuenco cuadrático", shape, energy: (x) => evaluate(x).energy, energyAndGradient: evaluate };
}

function requireCentre(centre: readonly number[], subject: string): number {
  if (!Array.isArray(centre) || centre.length === 0) {
    throw new ShapeError({
      subject,
      problem: "el centro debe ser una lista con al menos una coordenada",
      remedy: "por ejemplo quadratic([0, 0])",
    });
  }
  requireFiniteValues("centre", centre, { subject });
  return centre.length;
}
