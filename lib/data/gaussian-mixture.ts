import { requireInteger, requireNonNegative } from "../errors";
import { drawPoints, type ToyOptions } from "./points";

/**
 * n points of a mixture of equal Gaussians on a circle, flat [n, 2]:
 * k uniform in 0 … modes − 1,  (x, y) = radius · (cos 2πk/modes, sin 2πk/modes) + N(0, noise² I).
 * @throws OptionError
 * @example
 * gaussianMixture(2, { seed: 7, modes: 1, radius: 3, noise: 0 }); // Float32Array(4) [ 3, 0, 3, 0 ]
 */
export function gaussianMixture(
  n: number,
  { seed = 0, noise = 0.2, modes = 8, radius = 2 }: ToyOptions & { readonly modes?: number; readonly radius?: number } = {},
): Float32Array {
  requireInteger("modes", modes, { subject: "gaussianMixture", min: 1, max: 1e6 });
  requireNonNegative("radius", radius, { subject: "gaussianMixture" });
  return drawPoints(n, { subject: "gaussianMixture", seed, noise }, (draws) => {
    const angle = (2 * Math.PI * draws.integer(modes)) / modes;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
