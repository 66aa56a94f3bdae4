import { requirePositive } from "../errors";
import { requireValues } from "./require-values";

/**
 * The share of gradient components that the recipe step cuts, |g_i| > clip: near 1, only their signs count, and every pixel
 * moves stepSize · clip; 0, the step is a plain gradient step.
 * @param gradients components of one or many gradients, e.g. energyAndGradient(x).gradient
 * @throws OptionError
 * @example
 * clippedShare([0.01, -0.05, 0.03, 0.2], 0.03); // 0.5
 */
export function clippedShare(gradients: ArrayLike<number>, clip: number): number {
  const subject = "clippedShare";
  const count = requireValues("gradients", gradients, subject);
  requirePositive("clip", clip, { subject, remedy: "el valor de la receta es 0.03" });
  let beyond = 0;
  for (let i = 0; i < count; i++) if (Math.abs(gradients[i]) > clip) beyond++;
  return beyond / count;
}
