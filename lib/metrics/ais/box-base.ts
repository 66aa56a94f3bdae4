import { uniforms } from "../../rng/uniform";
import { type BaseDensity, gaussianBase } from "./base-density";

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
  gaussianBase(shape); // checks the shape
  const dimension = shape.reduce((a, b) => a * b, 1);
  return {
    name: "uniforme, sin paredes",
    shape,
    logDensity: (u) =>
      Float64Array.from({ length: u.length / dimension }, (_, i) => {
        let sum = dimension * Math.LN2; // log (½ · 4)
        for (let k = i * dimension; k < (i + 1) * dimension; k++) {
          const far = Math.abs(u[k]);
          sum -= 2 * (far + Math.log1p(Math.exp(-2 * far)));
        }
        return sum;
      }),
    gradient: (u) => u.map((v) => -2 * Math.tanh(v)),
    draw(chains, key) {
      const out = new Float32Array(chains * dimension);
      uniforms(key, out);
      // The middle of the float32 cell: a uniform of exactly 0 would be a wall.
      return out.map((v) => Math.atanh(2 * Math.min(1 - 2 ** -25, v + 2 ** -25) - 1));
    },
  };
}
