import { describeValue, EbmError, requireMembers, requireSamples } from "../errors";
import type { Energy } from "./energy";

/** A 2-D landscape as two functions of a point. */
export interface Landscape {
  readonly name: string;
  /** E(x, y). */
  readonly energy: (x: number, y: number) => number;
  /** [∂E/∂x, ∂E/∂y], exact. */
  readonly gradient: (x: number, y: number) => readonly [number, number];
}

type Point = readonly [x: number, y: number];
const WHAT_IT_IS = "un objeto { name, energy, gradient } con dos funciones de (x, y)";

/**
 * Makes an {@link Energy} of shape [2] from the formulas of a landscape.
 * @throws OptionError when a formula is missing; then, from its functions, ShapeError and OptionError when a batch does not
 * hold whole, finite points, and EbmError where a formula gives no number.
 * @example
 * const bowl = landscape2d({ name: "cuenco", energy: (x, y) => x * x + y * y, gradient: (x, y) => [2 * x, 2 * y] });
 * bowl.energy(Float32Array.of(1, 2, 0, 0)); // Float32Array(2) [ 5, 0 ]
 */
export function landscape2d(landscape: Landscape): Energy {
  const { name } = requireMembers("el paisaje", landscape, {
    subject: "landscape2d",
    kind: WHAT_IT_IS,
    members: ["name", "energy", "gradient"],
  });
  const at = (x: Float32Array, i: number) => [x[2 * i], x[2 * i + 1]] as const;
  const pointsOf = (x: Float32Array) =>
    requireSamples("x", x, { subject: name, shape: [2], remedy: "pasa los puntos seguidos: x₀, y₀, x₁, y₁…" });
  const energies = (x: Float32Array) => Float32Array.from({ length: pointsOf(x) }, (_, i) => energyAt(landscape, at(x, i)));
  return {
    name,
    shape: [2],
    energy: energies,
    energyAndGradient(x) {
      const values = energies(x);
      const slopes = new Float32Array(x.length);
      for (let i = 0; i < values.length; i++) slopes.set(gradientAt(landscape, at(x, i)), 2 * i);
      return { energy: values, gradient: slopes };
    },
  };
}

function energyAt({ name, energy }: Landscape, [x, y]: Point): number {
  const value = energy(x, y);
  if (typeof value !== "number" || Number.isNaN(value)) refuse("la energía", "un número", { name, x, y, value });
  return value;
}

function gradientAt({ name, gradient }: Landscape, [x, y]: Point): Point {
  const value = gradient(x, y);
  const good = Array.isArray(value) && value.length === 2 && value.every((slope) => typeof slope === "number" && !Number.isNaN(slope));
  if (!good) refuse("el gradiente", "[∂E/∂x, ∂E/∂y]", { name, x, y, value });
  return value;
}

function refuse(what: string, expected: string, { name, x, y, value }: { name: string; x: number; y: number; value: unknown }): never {
  throw new EbmError({
    subject: name,
    problem: `${what} en (${x}, ${y}) debe ser ${expected} y es ${describeValue(value)}`,
    remedy: "mira si falta un return, si divides por cero o si los parámetros son extremos",
  });
}
