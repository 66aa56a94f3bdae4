import { OptionError, requirePositive } from "../errors";
import { drawPoints, type ToyOptions } from "./points";

/**
 * n points of concentric rings, flat [n, 2]: a ring of radius r chosen uniformly, θ uniform in [0, 2π),
 * (x, y) = r (cos θ, sin θ) + N(0, noise² I).
 * @throws OptionError
 * @example
 * const [x, y] = rings(1, { seed: 7, noise: 0, radii: [2] });
 * Math.hypot(x, y).toFixed(5); // '2.00000'
 */
export function rings(
  n: number,
  { seed = 0, noise = 0.08, radii = [1, 2, 3] }: ToyOptions & { readonly radii?: readonly number[] } = {},
): Float32Array {
  if (!Array.isArray(radii) || radii.length === 0) {
    throw new OptionError({ subject: "rings", problem: "radii debe ser una lista con al menos un radio", remedy: "por ejemplo [1, 2, 3]" });
  }
  radii.forEach((radius, i) => requirePositive(`radii[${i}]`, radius, { subject: "rings" }));
  return drawPoints(n, { subject: "rings", seed, noise }, (draws) => {
    const radius = radii[draws.integer(radii.length)];
    const angle = 2 * Math.PI * draws.uniform();
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
