import { requireFinite, requireInteger, requireSamples } from "../errors";
import { blur } from "./blur";

/** How many times the kernel goes over square images. */
interface Softening {
  readonly side: number;
  readonly times?: number;
  /** The value of what lies beyond the edges. */
  readonly background?: number;
}

/**
 * Blurred images: the 3 × 3 binomial kernel [1 2 1] ⊗ [1 2 1] / 16 gone over them some times, which spreads each pixel with a variance of
 * `times`/2 along each axis. `blurredImages` is the kernel of equal weights, a little wider.
 * @param x of shape [n, side, side, 1]
 * @throws ShapeError, OptionError
 * @example
 * softened(Float32Array.of(0, 0, 0, 0, 16, 0, 0, 0, 0), { side: 3, background: 0 }); // Float32Array(9) [ 1, 2, 1, 2, 4, 2, 1, 2, 1 ]
 */
export function softened(x: Float32Array, { side, times = 1, background = -1 }: Softening = {} as Softening): Float32Array {
  const subject = "softened";
  requireInteger("side", side, { subject, min: 1, max: 4096, remedy: "32 en imágenes con borde, 28 en las planas" });
  requireSamples("x", x, { subject, shape: [side, side, 1] });
  requireInteger("times", times, { subject, max: 1000 });
  requireFinite("background", background, { subject });
  return blur(x, { side, times, background, middle: 2 });
}
