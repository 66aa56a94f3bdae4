import type { Energy } from "./energy";
import { landscape2d } from "./pointwise";

/**
 * Himmelblau's function, scaled by 1/20: four valleys of energy 0 around a hill, in about [−5, 5]².
 *
 * E(x, y) = [(x² + y − 11)² + (x + y² − 7)²] / 20,  minima at (3, 2), (−2.805, 3.131), (−3.779, −3.283), (3.584, −1.848).
 * Source: Himmelblau (1972), "Applied nonlinear programming".
 * @example
 * himmelblau().energy(Float32Array.of(3, 2)); // Float32Array(1) [ 0 ]
 */
export function himmelblau(): Energy {
  return landscape2d({
    name: "Himmelblau",
    energy: (x, y) => ((x * x + y - 11) ** 2 + (x + y * y - 7) ** 2) / 20,
    gradient: (x, y) => {
      const [a, b] = [x * x + y - 11, x + y * y - 7];
      return [(4 * x * a + 2 * b) / 20, (2 * a + 4 * y * b) / 20];
    },
  });
}
