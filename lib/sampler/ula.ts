import type { Energy } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import type { UlaOptions } from "../engine/options";
import { requirePositive, requireNonNegative } from "../errors";
import { ruleSampler } from "./rule-sampler";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/**
 * The unadjusted Langevin algorithm, the Euler-Maruyama step of dx = −½∇E dt + √T dW:
 *
 * x' = x − (ε/2) ∇E(x) + √(εT) ξ,  ξ ~ N(0, I).
 *
 * As ε → 0 its law tends to p(x) ∝ exp(−E(x)/T); on E = (k/2) x² its stationary variance is (T/k) / (1 − εk/4), so ε
 * must stay below 4/k. Source: Roberts and Tweedie (1996), "Exponential convergence of Langevin distributions".
 * @throws OptionError when an option is not a finite number in its range.
 * @example
 * const sampler = ula(quadratic([0, 0]), { stepSize: 0.5, temperature: 0 });
 * const [state] = sampler.step(sampler.init([1, 2]), rng(7));
 * state.x; // Float32Array(2) [ 0.75, 1.5 ]
 */
export function ula(energy: Energy, { stepSize, temperature = 1 }: UlaOptions = {} as UlaOptions): Sampler<ChainState, StepInfo> {
  const subject = "ula";
  requireEnergy(energy, subject);
  requirePositive("stepSize", stepSize, { subject, remedy: "en un paisaje 2-D prueba con 0.01" });
  requireNonNegative("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann; 0 es descenso por gradiente" });
  return ruleSampler(energy, { algorithm: "ula", stepSize, temperature });
}
