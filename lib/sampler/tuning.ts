import { OptionError, requireInteger } from "../errors";

/** Adapting the step size of every chain while it warms up. */
export interface AdaptOptions {
  /** How many of the first steps adapt; from then on the step size is frozen. */
  readonly steps: number;
  /** Mean acceptance probability to reach, in (0, 1). */
  readonly target?: number;
}

/** A step size a chain, and what dual averaging remembers of it. */
export interface Tuning {
  /** What the next step uses. */
  readonly stepSize: Float64Array;
  /** Running mean of ln stepSize, which becomes the frozen one. */
  readonly average: Float64Array;
  /** Running mean of how far acceptance falls short of the target. */
  readonly shortfall: Float64Array;
}

/** The constants of Hoffman and Gelman (2014), section 3.2.1. */
const [SHRINKAGE, PATIENCE, DECAY] = [0.05, 10, 0.75];
/** ln of how far a step size may go from where it began. */
const FARTHEST = Math.log(1e6);

/** The warm-up with its default target, checked; undefined: none. @throws OptionError */
export function requireAdapt(
  adapt: AdaptOptions | undefined,
  { subject, target: usual }: { readonly subject: string; readonly target: number },
): Required<AdaptOptions> | undefined {
  if (adapt === undefined) return undefined;
  const remedy = `por ejemplo adapt: { steps: 500, target: ${usual} }`;
  const steps = requireInteger("adapt.steps", adapt?.steps, { subject, min: 1, max: 1e7, remedy });
  const target = adapt.target ?? usual;
  if (!(target > 0 && target < 1))
    throw new OptionError({ subject, problem: `adapt.target debe estar entre 0 y 1 y llegó ${target}`, remedy });
  return { steps, target };
}

/** Every chain with the step size of the options. */
export function startTuning(chains: number, stepSize: number): Tuning {
  return {
    stepSize: new Float64Array(chains).fill(stepSize),
    average: new Float64Array(chains).fill(Math.log(stepSize)),
    shortfall: new Float64Array(chains),
  };
}

/**
 * One update of dual averaging, for each chain on its own. After warm-up step m = 1, 2, … with acceptance probability α,
 *
 * H ← (1 − 1/(m + t₀)) H + (δ − α)/(m + t₀);  ln ε = μ − (√m/γ) H;  ln ε̄ ← m^−κ ln ε + (1 − m^−κ) ln ε̄,
 *
 * with target δ, μ = ln 10ε₀, γ = 0.05, t₀ = 10, κ = 0.75; the last warm-up step sets ε = ε̄ for good. ε stays within a factor
 * of a million of ε₀. Source: Nesterov (2009); Hoffman and Gelman (2014), "The No-U-Turn sampler", algorithm 5.
 * @param options.step number of the step just made, from 0
 */
export function tune(
  tuning: Tuning,
  acceptance: Float64Array,
  { step, stepSize: initial, adapt }: { step: number; stepSize: number; adapt: Required<AdaptOptions> | undefined },
): Tuning {
  if (!adapt || step >= adapt.steps) return tuning;
  const m = step + 1;
  const forget = 1 / (m + PATIENCE);
  const weight = m ** -DECAY;
  const shortfall = tuning.shortfall.map((h, c) => (1 - forget) * h + forget * (adapt.target - acceptance[c]));
  const logs = shortfall.map((h) => {
    const away = Math.log(10) - (Math.sqrt(m) / SHRINKAGE) * h;
    return Math.log(initial) + Math.min(Math.max(away, -FARTHEST), FARTHEST);
  });
  const average = tuning.average.map((mean, c) => weight * logs[c] + (1 - weight) * mean);
  return { stepSize: (m === adapt.steps ? average : logs).map(Math.exp), average, shortfall };
}
