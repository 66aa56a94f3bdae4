import type { Energy } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import type { LangevinOptions } from "../engine/options";
import { requireBounds, requireNonNegative, requirePositive } from "../errors";
import { ruleSampler } from "./rule-sampler";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/** Chains x of shape [chains, ...energy.shape] after `step` steps. */
export type LangevinState = ChainState;

/** What one step saw, a value a chain. */
export type LangevinInfo = StepInfo;

/**
 * The recipe step of Du and Mordatch (2019), with the values of "Generative Deep Learning" (ch. 7) as defaults:
 *
 * x' = clip(x + noise ξ);  x'' = clip(x' − stepSize · clip(∇E(x'), ±gradientClip)),  ξ ~ N(0, I).
 *
 * Where nothing is clipped it is Langevin at temperature noise² / (2 stepSize), about 1e-6: almost descent. {@link ula} is the exact scheme.
 * @throws OptionError when an option is not a finite number in its range.
 * @example
 * const sampler = langevin(quadratic([0, 0]), { stepSize: 0.1, noise: 0 });
 * const [state] = sampler.step(sampler.init([1, 1]), rng(7));
 * state.x; // Float32Array(2) [ 0.996999979019165, 0.996999979019165 ]
 */
export function langevin(
  energy: Energy,
  { stepSize = 10, noise = 0.005, gradientClip = 0.03, bounds = [-1, 1] }: LangevinOptions = {},
): Sampler<LangevinState, LangevinInfo> {
  const subject = "langevin";
  requireEnergy(energy, subject);
  requirePositive("stepSize", stepSize, {
    subject,
    remedy:
      "con E = energía (baja = probable) se resta el gradiente; el valor de la receta es 10. Si tu red produce f = −E, mira outputSign",
  });
  requireNonNegative("noise", noise, { subject, remedy: "usa 0 para bajar sin ruido" });
  requirePositive("gradientClip", gradientClip, { subject, remedy: "el valor de la receta es 0.03" });
  return ruleSampler(energy, {
    algorithm: "langevin",
    stepSize,
    noise,
    gradientClip,
    bounds: requireBounds("bounds", bounds, { subject }),
  });
}
