import type { Energy } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import type { UlaOptions } from "../engine/options";
import { drawNoise, gradientNorms } from "../engine/steps/step";
import { requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import { type Placed, placedAt } from "./chains-at";
import { langevinMove } from "./langevin-move";
import { drawLuck } from "./metropolis";
import type { ChainState, Sampler, StepInfo } from "./sampler";
import { type AdaptOptions, requireAdapt, startTuning, type Tuning, tune } from "./tuning";

/** Options of MALA: those of ULA, with T > 0, and an optional warm-up. */
export interface MalaOptions extends UlaOptions {
  /** Adapts ε, chain by chain, to a mean acceptance of `target` (default 0.574) during the first `steps`; then ε is frozen. */
  readonly adapt?: AdaptOptions;
}

/** Chains, with the energy and the gradient where they are, and the ε of each. */
export interface MalaState extends ChainState, Placed {
  readonly tuning: Tuning;
}

/** What one step saw, a value a chain. */
export interface MalaInfo extends StepInfo {
  /** 1 where the proposal was accepted, 0 where the chain stayed. */
  readonly accepted: Uint8Array;
  /** Its probability of being accepted. */
  readonly acceptance: Float64Array;
}

/**
 * The Metropolis-adjusted Langevin algorithm: a step of {@link ula} is a proposal x', accepted with probability
 *
 * min(1, exp(−(E(x') − E(x))/T) · q(x | x') / q(x' | x)),  q(y | x) = N(y; x − (ε/2) ∇E(x), εT I).
 *
 * With a fixed ε it is reversible with respect to p(x) ∝ exp(−E(x)/T): p is stationary exactly, up to rounding, for any ε; a
 * large ε costs acceptance instead of truth. In high dimension the best acceptance is near 0.574. With `adapt`, ε depends on the
 * past during the warm-up, so p is not stationary then and those steps must be dropped (`burnIn` in `sample`, whose `adapting` counts those that
 * were not); after it ε is
 * fixed and all of the above holds. Each chain adapts alone.
 *
 * Source: Roberts and Tweedie (1996); Roberts and Rosenthal (1998) for 0.574; Hoffman and Gelman (2014) for the adaptation.
 * @throws OptionError when an option is out of its range.
 * @example
 * const sampler = mala(quadratic([0, 0]), { stepSize: 0.5 });
 * const [state, info] = sampler.step(sampler.init([1, 2]), rng(7));
 * [state.step, info.accepted.length]; // [ 1, 1 ]
 */
export function mala(energy: Energy, { stepSize, temperature = 1, adapt }: MalaOptions = {} as MalaOptions): Sampler<MalaState, MalaInfo> {
  const subject = "mala";
  requireEnergy(energy, subject);
  requirePositive("stepSize", stepSize, { subject, remedy: "en un paisaje 2-D prueba con 0.1" });
  requirePositive("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann; sin ruido no hay nada que aceptar" });
  const warmUp = requireAdapt(adapt, { subject, target: 0.574 });
  return {
    name: subject,
    energy,
    ...(warmUp && { warmUp: warmUp.steps }),
    init(x) {
      const placed = placedAt(x, energy, subject);
      return { ...placed, step: 0, tuning: startTuning(placed.at.energy.length, stepSize) };
    },
    step({ x, at, step, tuning }, rng) {
      const chains = at.energy.length;
      const { accepted, acceptance, ...moved } = langevinMove(
        { x, at },
        {
          energy,
          stepSize: tuning.stepSize,
          temperature: new Float64Array(chains).fill(temperature),
          xi: drawNoise(x, sizeOf(energy.shape), { rng, step, scale: 1 }),
          luck: drawLuck(rng, { step, chains }),
        },
      );
      const info = { energy: at.energy, gradientNorm: gradientNorms(at.gradient, chains), accepted, acceptance };
      return [{ ...moved, step: step + 1, tuning: tune(tuning, acceptance, { step, stepSize, adapt: warmUp }) }, info];
    },
  };
}
