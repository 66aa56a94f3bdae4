import { requirePositive } from "../errors";
import type { Energy } from "./energy";
import { landscape2d } from "./pointwise";

/**
 * Two wells at (±1, 0) with a barrier of height `barrier` between them, at the saddle (0, 0).
 *
 * E(x, y) = h (x² − 1)² + (k/2) y²,  ∇E = (4hx (x² − 1), ky).
 * @param options.barrier h > 0
 * @param options.stiffness k > 0, of the valley across y
 * @throws OptionError
 * @example
 * doubleWell().energy(Float32Array.of(-1, 0, 0, 0, 1, 0)); // Float32Array(3) [ 0, 1, 0 ]
 */
export function doubleWell({ barrier = 1, stiffness = 2 }: { barrier?: number; stiffness?: number } = {}): Energy {
  requirePositive("barrier", barrier, { subject: "doubleWell" });
  requirePositive("stiffness", stiffness, { subject: "doubleWell" });
  return landscape2d({
    name: "doble pozo",
    energy: (x, y) => barrier * (x * x - 1) ** 2 + (stiffness / 2) * y * y,
    gradient: (x, y) => [4 * barrier * x * (x * x - 1), stiffness * y],
  });
}
