import { sizeOf } from "../../network/shapes";
import type { StepRule } from "../options";
import { clip, clipToBounds } from "./perturb";
import { drawNoise, gradientNorms, type Landscape, requireFiniteStep, type StepAt, type StepResult } from "./step";

type LangevinRule = Extract<StepRule, { algorithm: "langevin" }>;

/**
 * One recipe step of chains x, of shape [chains, ...energy.shape], in single precision:
 * x' = clip(x + noise ξ);  x'' = clip(x' − stepSize · clip(∇E(x'), ±gradientClip)).
 *
 * Every product and sum is rounded to float32, so that an engine in WebAssembly can give the same bits.
 * @throws EbmError when a chain leaves the finite numbers.
 * @example
 * const rule = { algorithm: "langevin", stepSize: 0.5, noise: 0, gradientClip: 1, bounds: [-1, 1] } as const;
 * const parabola = { shape: [1], energyAndGradient: (x: Float32Array) => ({ energy: x.map((v) => v * v), gradient: x.map((v) => 2 * v) }) };
 * langevinStep(new Float32Array([0.25, 1]), parabola, { rule, rng: rng(7), step: 0 }).x; // Float32Array(2) [ 0, 0.5 ]
 */
export function langevinStep(x: Float32Array, energy: Landscape, { rule, rng, step }: StepAt<LangevinRule>): StepResult {
  const perturbed = clipToBounds(x, drawNoise(x, sizeOf(energy.shape), { rng, step, scale: rule.noise }), rule);
  const at = energy.energyAndGradient(perturbed);
  const result = {
    x: descend(perturbed, at.gradient, rule),
    energy: at.energy,
    gradientNorm: gradientNorms(at.gradient, at.energy.length),
  };
  requireFiniteStep(result, { rule, rng, step });
  return result;
}

/** clip(x − stepSize · clip(g, ±gradientClip)). */
function descend(x: Float32Array, gradient: Float32Array, { stepSize, gradientClip, bounds }: LangevinRule): Float32Array {
  const size = Math.fround(stepSize);
  const [low, high] = bounds ?? [-Infinity, Infinity];
  const moved = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const slope = Math.fround(clip(gradient[i], -gradientClip, gradientClip));
    moved[i] = clip(Math.fround(x[i] - Math.fround(size * slope)), low, high);
  }
  return moved;
}
