import type { Energy } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import { ulaStep } from "../engine/steps/ula";
import { describeValue, OptionError, requireInteger, requireNonNegative, requirePositive } from "../errors";
import { chainsAt } from "./chains-at";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/** One rung of the ladder. */
export interface AnnealingLevel {
  /** How many steps to make on it. */
  readonly steps: number;
  /** ε of a step on it. */
  readonly stepSize: number;
  /** T of p(x) ∝ exp(−E(x)/T) on it. Default 1. */
  readonly temperature?: number;
  /** Its own energy, e.g. of data with noise of this level; that of the sampler by default. */
  readonly energy?: Energy;
}

/** What one step saw. */
export interface AnnealedInfo extends StepInfo {
  /** Number of the rung that the step was made on, from 0. */
  readonly level: number;
}

/**
 * Annealed Langevin dynamics: steps of {@link ula} down a ladder of temperatures or noise levels, and then on the last rung:
 *
 * x' = x − (ε_i/2) ∇E_i(x) + √(ε_i T_i) ξ,  where i is the rung of the step's number.
 *
 * Hot or blurred rungs let chains cross barriers, cold or sharp ones settle them. With E_i = −log p_σᵢ and T = 1, Song and Ermon
 * take ε_i = ε σ_i²/σ_L². On temperatures a constant ε is the same rule with T_i for σ_i²: their step of size α on the
 * score −∇E/T is ours with α = εT. A finite ladder reaches no exact law: which wells the chains end in still tells of how fast it went, and the last rung
 * has the bias of `ula`. {@link parallelTempering} has neither flaw.
 *
 * Source: Kirkpatrick, Gelatt and Vecchi (1983); Song and Ermon (2019), "Generative modeling by estimating gradients of the data
 * distribution", algorithm 1.
 * @throws OptionError when the ladder is empty or a rung is out of range.
 * @example
 * const levels = geometric({ from: 4, to: 1, count: 3 }).map((temperature) => ({ temperature, stepSize: 0.1, steps: 2 }));
 * const sampler = annealed(quadratic([0]), { levels });
 * let state = sampler.init([1]);
 * const seen: number[] = [];
 * for (let t = 0; t < 8; t++) {
 *   const [next, info] = sampler.step(state, rng(7));
 *   seen.push(info.level);
 *   state = next;
 * }
 * seen; // [ 0, 0, 1, 1, 2, 2, 2, 2 ]
 */
export function annealed(
  energy: Energy,
  { levels }: { readonly levels: readonly AnnealingLevel[] } = {} as { levels: AnnealingLevel[] },
): Sampler<ChainState, AnnealedInfo> {
  requireEnergy(energy, SUBJECT);
  const ladder = checked(levels, energy);
  return {
    name: SUBJECT,
    energy: ladder[ladder.length - 1].energy,
    init: (x) => ({ x: chainsAt(x, energy, SUBJECT), step: 0 }),
    step({ x, step }, rng) {
      const reached = ladder.findIndex(({ until }) => step < until);
      const level = reached < 0 ? ladder.length - 1 : reached;
      const { energy: landscape, stepSize, temperature } = ladder[level];
      const { x: moved, ...info } = ulaStep(x, landscape, { rule: { algorithm: "ula", stepSize, temperature }, rng, step });
      return [
        { x: moved, step: step + 1 },
        { ...info, level },
      ];
    },
  };
}

const SUBJECT = "annealed";

interface Rung extends Required<AnnealingLevel> {
  /** Number of the first step that is no longer on it. */
  readonly until: number;
}

function checked(levels: readonly AnnealingLevel[], energy: Energy): Rung[] {
  const remedy =
    "por ejemplo levels: geometric({ from: 10, to: 1, count: 8 }).map((temperature) => ({ temperature, stepSize: 0.05, steps: 50 }))";
  const context = { subject: SUBJECT, remedy };
  if (!Array.isArray(levels) || levels.length === 0)
    throw new OptionError({ ...context, problem: `levels debe ser una lista con al menos un peldaño y llegó ${describeValue(levels)}` });
  let until = 0;
  return levels.map((level: AnnealingLevel, i) => {
    const own = level?.energy ?? energy;
    requireEnergy(own, SUBJECT);
    if (own.shape.join() !== energy.shape.join())
      throw new OptionError({ ...context, problem: `la energía de levels[${i}] es de otra forma que la del muestreador` });
    until += requireInteger(`levels[${i}].steps`, level?.steps, { ...context, min: 1, max: 1e7 });
    return {
      until,
      energy: own,
      steps: level.steps,
      stepSize: requirePositive(`levels[${i}].stepSize`, level.stepSize, context),
      temperature: requireNonNegative(`levels[${i}].temperature`, level.temperature ?? 1, context),
    };
  });
}
