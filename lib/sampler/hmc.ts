import type { Energy } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import { drawNoise, gradientNorms } from "../engine/steps/step";
import { requireInteger, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Rng } from "../rng/rng";
import { uniforms } from "../rng/uniform";
import { placedAt } from "./chains-at";
import { leapfrog } from "./leapfrog";
import type { MalaInfo, MalaState } from "./mala";
import { requireMass } from "./mass";
import { acceptanceOf, accepts, drawLuck } from "./metropolis";
import type { Sampler } from "./sampler";
import { type AdaptOptions, requireAdapt, startTuning, tune } from "./tuning";

/** Options of Hamiltonian Monte Carlo. */
export interface HmcOptions {
  /** h of the leapfrog scheme; a valley of curvature k and mass m needs h < 2 √(m/k). */
  readonly stepSize: number;
  /** How many leaps make a proposal: a number, or [least, most] to draw it at every step. Default 10. */
  readonly leaps?: number | readonly [least: number, most: number];
  /** Diagonal of the mass matrix M, a number for all coordinates or one each. Default 1; 1/variance suits a coordinate. */
  readonly mass?: number | readonly number[];
  /** T of p(x) ∝ exp(−E(x)/T). Default 1. */
  readonly temperature?: number;
  /** Adapts h, chain by chain, to a mean acceptance of `target` (default 0.65) during the first `steps`; then h is frozen. */
  readonly adapt?: AdaptOptions;
}

/** Chains, with the energy and the gradient where they are, and the h of each. */
export type HmcState = MalaState;

/** What one step saw, a value a chain. */
export interface HmcInfo extends MalaInfo {
  /** H(x', p') − H(x, p) of the proposal; infinite where it left the numbers. */
  readonly energyError: Float64Array;
  /** How many leaps it took. */
  readonly leaps: number;
}

/**
 * Hamiltonian Monte Carlo: p ~ N(0, TM), then leaps of {@link leapfrog} under H(x, p) = E(x) + ½ pᵀM⁻¹p, and the end (x', p') is
 * accepted with probability min(1, exp(−(H(x', p') − H(x, p))/T)).
 *
 * Leapfrog keeps volume and is reversible, so the step is reversible with respect to p(x) ∝ exp(−E(x)/T), exactly up to
 * rounding, for any h. One leap with M = I and h = √ε makes the proposal of {@link mala}. A fixed number of leaps can fall into
 * step with a period of the landscape (on E = (k/2)x², h · leaps = 2π√(m/k) comes back to where it began); [least, most] cures
 * it: the number is drawn at every step for all chains, whatever their states, which keeps all of the above. For `adapt` see
 * {@link mala}: drop the warm-up.
 *
 * Source: Duane, Kennedy, Pendleton and Roweth (1987); Neal (2011); Beskos et al. (2013) for 0.65.
 * @throws OptionError when an option is out of its range.
 * @example
 * const sampler = hmc(quadratic([0, 0]), { stepSize: 0.5, leaps: 4 });
 * const [state, info] = sampler.step(sampler.init([1, 2]), rng(7));
 * [state.step, info.leaps, Math.abs(info.energyError[0]) < 0.2]; // [ 1, 4, true ]
 */
export function hmc(energy: Energy, options: HmcOptions = {} as HmcOptions): Sampler<HmcState, HmcInfo> {
  const subject = "hmc";
  requireEnergy(energy, subject);
  const settings = checked(options, energy, subject);
  return {
    name: subject,
    energy,
    ...(settings.adapt && { warmUp: settings.adapt.steps }),
    init(x) {
      const placed = placedAt(x, energy, subject);
      return { ...placed, step: 0, tuning: startTuning(placed.at.energy.length, settings.stepSize) };
    },
    step: (state, rng) => hmcStep(state, { ...settings, energy, rng }),
  };
}

interface Settings {
  readonly stepSize: number;
  readonly leaps: readonly [least: number, most: number];
  readonly mass: Float64Array;
  readonly temperature: number;
  readonly adapt: Required<AdaptOptions> | undefined;
}

function hmcStep(
  { x, at, step, tuning }: HmcState,
  { energy, rng, mass, temperature, ...settings }: Settings & { readonly energy: Energy; readonly rng: Rng },
): readonly [HmcState, HmcInfo] {
  const [d, chains] = [mass.length, at.energy.length];
  const xi = drawNoise(x, d, { rng, step, scale: 1 });
  const momentum = Float64Array.from(xi, (value, i) => Math.sqrt(temperature * mass[i % d]) * value);
  const leaps = leapsAt(rng, step, settings.leaps);
  const end = leapfrog({ x, momentum, at }, { energy, stepSize: tuning.stepSize, mass, leaps });
  const energyError = Float64Array.from(at.energy, (before, c) => {
    if (!end.alive[c]) return Number.POSITIVE_INFINITY;
    return end.at.energy[c] - before + kinetic(end.momentum, mass, c) - kinetic(momentum, mass, c);
  });
  const luck = drawLuck(rng, { step, chains });
  const accepted = Uint8Array.from(luck, (u, c) => (accepts(u, -energyError[c] / temperature) ? 1 : 0));
  const acceptance = energyError.map((error) => acceptanceOf(-error / temperature));
  const pick = (before: Float32Array, after: Float32Array) =>
    before.map((value, i) => (accepted[Math.floor((i * chains) / before.length)] ? after[i] : value));
  const next = { x: pick(x, end.x), at: { energy: pick(at.energy, end.at.energy), gradient: pick(at.gradient, end.at.gradient) } };
  const info = { energy: at.energy, gradientNorm: gradientNorms(at.gradient, chains), accepted, acceptance, energyError, leaps };
  return [{ ...next, step: step + 1, tuning: tune(tuning, acceptance, { ...settings, step }) }, info];
}

/** ½ pᵀM⁻¹p of one chain. */
function kinetic(momentum: Float64Array, mass: Float64Array, chain: number): number {
  let sum = 0;
  for (let i = 0; i < mass.length; i++) sum += momentum[chain * mass.length + i] ** 2 / mass[i];
  return sum / 2;
}

/** A number of leaps in [least, most], the same for all chains of a step. */
function leapsAt(rng: Rng, step: number, [least, most]: readonly [number, number]): number {
  if (least === most) return least;
  const luck = new Float32Array(1);
  uniforms(rng, luck, { offset: step });
  return least + Math.floor(luck[0] * (most - least + 1));
}

function checked({ stepSize, leaps = 10, mass = 1, temperature = 1, adapt }: HmcOptions, energy: Energy, subject: string): Settings {
  requirePositive("stepSize", stepSize, { subject, remedy: "en un paisaje 2-D prueba con 0.3" });
  requirePositive("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann; sin temperatura no hay velocidad" });
  const [least, most] = Array.isArray(leaps) ? leaps : [leaps, leaps];
  const remedy = "por ejemplo leaps: 10, o leaps: [5, 15] para variarlo";
  requireInteger("leaps", least, { subject, min: 1, max: 1e6, remedy });
  requireInteger("leaps", most, { subject, min: least, max: 1e6, remedy });
  return {
    stepSize,
    leaps: [least, most],
    mass: requireMass(mass, sizeOf(energy.shape), subject),
    temperature,
    adapt: requireAdapt(adapt, { subject, target: 0.65 }),
  };
}
