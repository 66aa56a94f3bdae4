import { requireSamples } from "../errors";
import type { Energy } from "./energy";

/** A 2-D landscape as two functions of a point. */
export interface Landscape {
  readonly name: string;
  /** E(x, y). */
  readonly energy: (x: number, y: number) => number;
  /** [∂E/∂x, ∂E/∂y], exact. */
  readonly gradient: (x: number, y: number) => readonly [number, number];
}

/**
 * Makes an {@link Energy} of shape [2] from the formulas of a landscape.
 * @throws ShapeError, OptionError when a batch does not hold whole, finite points.
 * @example
 * const bowl = landscape2d({ name: "cuenco", energy: (x, y) => x * x + y * y, gradient: (x, y) => [2 * x, 2 * y] });
 * bowl.energy(Float32Array.of(1, 2, 0, 0)); // Float32Array(2) [ 5, 0 ]
 */
export function landscape2d({ name, energy, gradient }: Landscape): Energy {
  const pointsOf = (x: Float32Array) =>
    requireSamples("x", x, { subject: name, shape: [2], remedy: "pasa los puntos seguidos: x₀, y₀, x₁, y₁…" });
  const energies = (x: Float32Array) => Float32Array.from({ length: pointsOf(x) }, (_, i) => energy(x[2 * i], x[2 * i + 1]));
  return {
    name,
    shape: [2],
    energy: energies,
    energyAndGradient(x) {
      const values = energies(x);
      const slopes = new Float32Array(x.length);
      for (let i = 0; i < values.length; i++) slopes.set(gradient(x[2 * i], x[2 * i + 1]), 2 * i);
      return { energy: values, gradient: slopes };
    },
  };
}
