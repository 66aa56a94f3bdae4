import { requirePositive } from "../errors";
import type { Energy } from "./energy";
import { landscape2d } from "./pointwise";

/**
 * A circular valley: low on the circle of radius r, high at its centre.
 *
 * E(x, y) = (|x|² − r²)² / (8 r² w²),  ∇E = (|x|² − r²) x / (2 r² w²).
 * Near the circle E ≈ (|x| − r)² / 2w², because |x|² − r² ≈ 2r (|x| − r): at T = 1 a Gaussian of width w across it.
 * @param options.radius r > 0
 * @param options.width w > 0
 * @throws OptionError
 * @example
 * ring({ radius: 1, width: 0.5 }).energy(Float32Array.of(1, 0, 0, 0)); // Float32Array(2) [ 0, 0.5 ]
 */
export function ring({ radius = 1.5, width = 0.2 }: { radius?: number; width?: number } = {}): Energy {
  requirePositive("radius", radius, { subject: "ring" });
  requirePositive("width", width, { subject: "ring" });
  const scale = 1 / (8 * radius ** 2 * width ** 2);
  return landscape2d({
    name: "anillo",
    energy: (x, y) => scale * (x * x + y * y - radius ** 2) ** 2,
    gradient: (x, y) => {
      const slope = 4 * scale * (x * x + y * y - radius ** 2);
      return [slope * x, slope * y];
    },
  });
}
