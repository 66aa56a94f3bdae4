import { OptionError, requireBounds, requireFinite, requireSamples } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Energy } from "./energy";
import { logSechSquared } from "./log-sech-squared";
import { requireEnergy } from "./require-energy";

/** An energy on a box, written in coordinates without walls. */
export interface BoxedEnergy extends Energy {
  /** The point of the box of each u: x = (low + high)/2 + (high − low)/2 · tanh u. */
  inside(u: Float32Array): Float32Array;
  /** Its inverse; a coordinate on a wall, or within `margin` of it in parts of half the box, is brought that far inside. */
  outside(x: Float32Array, options?: { readonly margin?: number }): Float32Array;
}

/** How far from the walls `outside` keeps a coordinate, for tanh u = ±1 only at infinity. */
const MARGIN = 1e-4;

/**
 * The energy of a box [low, high]^d in coordinates u without walls, x = m + s tanh u:  E_u(u) = E(x(u)) − Σ_i log (s sech² u_i).
 *
 * The second term is the logarithm of the volume dx/du, so that ∫ exp(−E_u) du is the integral of exp(−E) over the box, and u ~ exp(−E_u) gives x ~ exp(−E) on the box. Samplers that
 * would be refused at a wall in one of a thousand coordinates at each step, as `mala` is, move freely in u.
 *
 * ∇E_u = s sech² u · ∇E + 2 tanh u. Sums in float64, by log sech² u = log 4 − 2|u| − 2 log(1 + e^(−2|u|)).
 * @param options.bounds ends of every coordinate
 * @throws OptionError
 * @example
 * const flat = boxed(quadratic([0], { stiffness: 1e-9 }), { bounds: [-1, 1] });
 * flat.energy(Float32Array.of(0))[0].toFixed(3); // '0.000'
 * flat.inside(Float32Array.of(0, 20)); // Float32Array(2) [ 0, 1 ]
 */
export function boxed(energy: Energy, { bounds = [-1, 1] }: { readonly bounds?: readonly [number, number] } = {}): BoxedEnergy {
  const subject = "boxed";
  requireEnergy(energy, subject);
  const ends = requireBounds("bounds", bounds, { subject });
  if (ends === null) {
    const problem = "bounds debe ser un par [mínimo, máximo] y llegó null";
    throw new OptionError({ subject, problem, remedy: "por ejemplo bounds: [-1, 1]; sin caja, usa la energía tal cual" });
  }
  const [middle, half] = [(ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 2];
  const size = sizeOf(energy.shape);
  const inside = (u: Float32Array) => u.map((v) => middle + half * Math.tanh(v));
  const withVolume = (values: Float32Array, u: Float32Array) => values.map((e, i) => e - logSechSquared(u, { from: i * size, size, half }));
  return {
    name: energy.name,
    shape: energy.shape,
    inside,
    outside(x, { margin = MARGIN } = {}) {
      requireSamples("x", x, { subject, shape: energy.shape });
      if (!(requireFinite("margin", margin, { subject }) > 0 && margin < 1)) {
        const problem = `margin debe estar entre 0 y 1, sin llegar a ellos, y llegó ${margin}`;
        throw new OptionError({ subject, problem, remedy: `es una parte de media caja; ${MARGIN} si no lo dices` });
      }
      return x.map((v) => Math.atanh(Math.max(margin - 1, Math.min(1 - margin, (v - middle) / half))));
    },
    energy: (u) => withVolume(energy.energy(inside(u)), u),
    energyAndGradient(u) {
      const seen = energy.energyAndGradient(inside(u));
      const gradient = seen.gradient.map((g, k) => {
        const t = Math.tanh(u[k]);
        return half * (1 - t * t) * g + 2 * t;
      });
      return { energy: withVolume(seen.energy, u), gradient };
    },
  };
}
