import { logSechSquared } from "../../energy/log-sech-squared";
import { uniforms } from "../../rng/uniform";
import { type BaseDensity, perSample, requireDimension } from "./base-density";

/**
 * The uniform density of a box in the coordinates of `boxed`, x = m + s tanh u:  log p₀(u) = Σ_i log (½ sech² u_i), the same for every box.
 *
 * Annealing from it to `boxed(energy)` is annealing from the uniform density of the box to the energy, with no walls on the way.
 * @param shape of one sample
 * @throws ShapeError
 * @example
 * boxBase([1]).logDensity(Float32Array.of(0))[0].toFixed(4); // '-0.6931'
 */
export function boxBase(shape: readonly number[]): BaseDensity {
  const subject = "boxBase";
  const dimension = requireDimension(shape, subject);
  return {
    name: "uniforme, sin paredes",
    shape,
    logDensity: (u) => perSample(u, { subject, shape }, (from) => logSechSquared(u, { from, size: dimension, half: 0.5 })),
    gradient: (u) => u.map((v) => -2 * Math.tanh(v)),
    draw(chains, key) {
      const out = new Float32Array(chains * dimension);
      uniforms(key, out);
      // Uniforms are multiples of 2^−24 below 1; the middle of the cell, for 0 itself would be a wall.
      return out.map((v) => Math.atanh(2 * (v + 2 ** -25) - 1));
    },
  };
}
