import { requireInteger, requirePositive } from "../errors";
import { drawPoints, type ToyOptions } from "./points";

/** Shape of a spiral. */
export interface SpiralOptions extends ToyOptions {
  /** Number of arms, evenly turned. */
  readonly arms?: number;
  /** Turns that each arm makes from the centre to its end. */
  readonly turns?: number;
  /** Radius where the arms end. */
  readonly radius?: number;
}

/**
 * n points of Archimedean spiral arms, flat [n, 2]. With an arm a uniform in 0 … arms − 1 and t = √u, u uniform in [0, 1):
 * r = radius · t,  θ = 2π (turns · t + a / arms),  (x, y) = r (cos θ, sin θ) + N(0, noise² I).
 *
 * The square root spaces the points almost evenly along an arm, whose length grows as t²; with t = u the centre would be crowded.
 * @throws OptionError
 * @example
 * const [x, y] = spiral(1, { seed: 7, noise: 0, radius: 3 });
 * Math.hypot(x, y) < 3; // true
 */
export function spiral(n: number, { seed = 0, noise = 0.08, arms = 2, turns = 1.5, radius = 3 }: SpiralOptions = {}): Float32Array {
  requireInteger("arms", arms, { subject: "spiral", min: 1, max: 1e6 });
  requirePositive("turns", turns, { subject: "spiral" });
  requirePositive("radius", radius, { subject: "spiral" });
  return drawPoints(n, { subject: "spiral", seed, noise }, (draws) => {
    const arm = draws.integer(arms);
    const t = Math.sqrt(draws.uniform());
    const angle = 2 * Math.PI * (turns * t + arm / arms);
    return [radius * t * Math.cos(angle), radius * t * Math.sin(angle)];
  });
}
