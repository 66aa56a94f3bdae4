import { sizeOf } from "../../network/shapes";
import type { StepRule } from "../options";
import { drawNoise, gradientNorms, type Landscape, requireFiniteStep, type StepAt, type StepResult } from "./step";

type UlaRule = Extract<StepRule, { algorithm: "ula" }>;

/**
 * One ULA step of chains x, of shape [chains, ...energy.shape], in single precision:
 * x' = (x − (ε/2) ∇E(x)) + √(εT) ξ.
 *
 * Every product and sum is rounded to float32, so that an engine in WebAssembly can give the same bits.
 * @throws EbmError when a chain leaves the finite numbers.
 * @example
 * const rule = { algorithm: "ula", stepSize: 0.5, temperature: 0 } as const;
 * const parabola = { shape: [1], energyAndGradient: (x: Float32Array) => ({ energy: x.map((v) => v * v), gradient: x.map((v) => 2 * v) }) };
 * ulaStep(new Float32Array([0.25, 1]), parabola, { rule, rng: rng(7), step: 0 }).x; // Float32Array(2) [ 0.125, 0.5 ]
 */
export function ulaStep(x: Float32Array, energy: Landscape, { rule, rng, step }: StepAt<UlaRule>): StepResult {
  const scale = Math.fround(Math.sqrt(rule.stepSize * rule.temperature));
  const half = Math.fround(rule.stepSize / 2);
  const at = energy.energyAndGradient(x);
  const xi = drawNoise(x, sizeOf(energy.shape), { rng, step, scale });
  const moved = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const drifted = Math.fround(x[i] - Math.fround(half * at.gradient[i]));
    moved[i] = Math.fround(drifted + Math.fround(scale * xi[i]));
  }
  const result = { x: moved, energy: at.energy, gradientNorm: gradientNorms(at.gradient, at.energy.length) };
  requireFiniteStep(result, { rule, rng, step });
  return result;
}
