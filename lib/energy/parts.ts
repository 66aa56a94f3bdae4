import { OptionError, requireFiniteValues, ShapeError } from "../errors";
import type { Energy } from "./energy";
import { requireEnergy } from "./require-energy";

/** Who composes, and an example for its errors. */
interface Composition {
  readonly subject: string;
  readonly remedy: string;
}

/** Checks that there are energies to compose, all of one shape, and returns the shape. @throws OptionError, ShapeError */
export function requireParts(parts: readonly Energy[], { subject, remedy }: Composition): readonly number[] {
  if (!Array.isArray(parts) || parts.length === 0)
    throw new OptionError({ subject, problem: "hace falta una lista con al menos una energía", remedy });
  for (const part of parts as readonly Energy[]) requireEnergy(part, subject);
  const [{ shape }, ...others] = parts as readonly Energy[];
  const odd = others.find((part) => String(part.shape) !== String(shape));
  if (odd === undefined) return shape;
  const problem = `todas las energías deben ser de la misma forma, y hay una de [${shape.join(", ")}] y otra de [${odd.shape.join(", ")}]`;
  throw new ShapeError({ subject, problem, remedy });
}

/** Checks that there is a positive weight a part. @throws OptionError */
export function requireWeights(weights: readonly number[], parts: number, { subject, remedy }: Composition): void {
  requireFiniteValues("weights", weights, { subject, remedy });
  if (weights.length === parts && weights.every((w) => w > 0)) return;
  throw new OptionError({ subject, problem: `weights debe tener ${parts} números positivos, uno por energía`, remedy });
}
