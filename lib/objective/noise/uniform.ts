import { OptionError, requireBounds, requireSamples } from "../../errors";
import { sizeOf } from "../../network/shapes";
import { uniforms } from "../../rng/uniform";
import type { NoiseDensity } from "./density";

/**
 * Uniform noise in a box: log q(x) = −d log(high − low) inside, −∞ outside.
 *
 * Data outside the box would be told from noise by that alone, and teach nothing.
 * @param shape shape of one sample, e.g. [2]
 * @throws OptionError
 * @example
 * uniformNoise([2], { bounds: [-2, 2] }).logDensity(Float32Array.of(0, 0, 3, 0)); // Float64Array(2) [ -2.772588722239781, -Infinity ]
 */
export function uniformNoise(
  shape: readonly number[],
  { bounds = [-1, 1] }: { readonly bounds?: readonly [number, number] } = {},
): NoiseDensity {
  const subject = "uniformNoise";
  const checked = requireBounds("bounds", bounds, { subject });
  if (checked === null) throw new OptionError({ subject, problem: "bounds no puede ser null", remedy: "por ejemplo bounds: [-2, 2]" });
  const [low, high] = checked;
  const dimension = sizeOf(shape);
  const inside = -dimension * Math.log(high - low);
  return {
    name: "uniforme",
    shape,
    logDensity(x) {
      const out = new Float64Array(requireSamples("x", x, { subject, shape })).fill(inside);
      x.forEach((v, j) => {
        if (v < low || v > high) out[Math.floor(j / dimension)] = Number.NEGATIVE_INFINITY;
      });
      return out;
    },
    sample(n, source) {
      const out = new Float32Array(n * dimension);
      uniforms(source, out);
      return out.map((u) => low + (high - low) * u);
    },
  };
}
