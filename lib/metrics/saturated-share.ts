import { OptionError, requireBounds, requireNonNegative } from "../errors";
import { requireValues } from "./require-values";

/** What counts as saturated. */
export interface SaturationOptions {
  /** The ends of the scale, where clipping leaves a value. */
  readonly bounds?: readonly [low: number, high: number];
  /** How near an end a value still counts as being at it. */
  readonly within?: number;
}

/**
 * The share of values at an end of the scale, or within a distance of it: 1 when all pixels are black or white.
 *
 * Real digits have a high share too: most of their pixels are background, −1. So compare with theirs.
 * @param x e.g. images in [−1, 1]
 * @throws OptionError
 * @example
 * saturatedShare([-1, 1, 0.5, 0.999]); // 0.5
 * saturatedShare([-1, 1, 0.5, 0.999], { within: 0.01 }); // 0.75
 */
export function saturatedShare(x: ArrayLike<number>, { bounds = [-1, 1], within = 0 }: SaturationOptions = {}): number {
  const subject = "saturatedShare";
  const count = requireValues("x", x, subject);
  const ends = requireBounds("bounds", bounds, { subject });
  if (ends === null) throw new OptionError({ subject, problem: "bounds debe ser un par [mínimo, máximo] y llegó null" });
  requireNonNegative("within", within, { subject, remedy: "0 cuenta solo los valores que están justo en un extremo" });
  let at = 0;
  for (let i = 0; i < count; i++) if (x[i] <= ends[0] + within || x[i] >= ends[1] - within) at++;
  return at / count;
}
