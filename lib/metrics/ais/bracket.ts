import type { Energy } from "../../energy/energy";
import { sampleMean } from "../sample-mean";
import { type AisOptions, aisForward, type AisRun, aisReverse } from "./ais";

/** log Z from both sides. */
export interface AisBracket {
  /** log Ẑ of the forward passage (below in expectation) and of the reverse one (above, if the starts are exact). */
  readonly logZ: { readonly lower: number; readonly upper: number };
  /** upper − lower: what annealing has lost, on both sides together; below 0 only by chance. */
  readonly gap: number;
  readonly forward: AisRun;
  readonly reverse: AisRun;
}

/** A mean log-likelihood from both sides, in nats a sample. */
export interface LogLikelihoodBracket {
  /** −mean E − log Z from above. */
  readonly lower: number;
  /** −mean E − log Z from below. */
  readonly upper: number;
  /** Of the mean energy alone, √(variance / n): the test samples are a draw too. */
  readonly standardError: number;
}

/**
 * Sandwiches log Z: {@link aisForward} from the base and {@link aisReverse} from samples of the model, with the same step sizes.
 *
 * What it proves. With exact starts, E[lower] ≤ log Z ≤ E[upper], and each side errs beyond b with probability at most e^−b on its wrong side: a narrow gap
 * then says that both are near the truth. For single weights E[upper] − E[lower] is the Jeffreys divergence between the two passages (BDMC).
 * What it does not. One run is not an expectation. Starts from a chain are exact only if it has mixed: if chains and annealing miss the same mode, the gap is
 * narrow and both sides are the log Z of what was seen. And nothing is said of the model: a narrow bracket may enclose a bad likelihood.
 *
 * Source: Grosse, Ghahramani and Adams (2015), "Sandwiching the marginal likelihood using bidirectional Monte Carlo"; Grosse, Ancha and Roy (2016),
 * "Measuring the reliability of MCMC inference with bidirectional Monte Carlo".
 * @param options.starts samples of the model, of shape [n, ...energy.shape]
 * @throws as aisForward and aisReverse
 * @example
 * const starts = gaussianBase([2], { mean: 1 }).draw(200, rng(3)); // exact samples of exp(−E)/Z for E = |x − 1|²/2
 * const transition = (e, stepSize) => mala(e, { stepSize });
 * const { logZ } = await aisBracket(quadratic([1, 1]), { starts, base: gaussianBase([2]), transition, seed: 7, chains: 200, schedule: 100 });
 * [logZ.lower, logZ.upper].map((v) => Math.abs(v - Math.log(2 * Math.PI)) < 0.05); // [ true, true ]
 */
export async function aisBracket(
  energy: Energy,
  { starts, ...options }: AisOptions & { readonly starts: Float32Array },
): Promise<AisBracket> {
  const forward = await aisForward(energy, options);
  const reverse = await aisReverse(energy, starts, { ...options, stepSizes: forward.stepSizes });
  return { logZ: { lower: forward.logZ, upper: reverse.logZ }, gap: reverse.logZ - forward.logZ, forward, reverse };
}

/**
 * The mean log-likelihood of test samples from both sides: log p(x) = −E(x) − log Z falls as log Z rises, so the bounds change places.
 * @param testEnergies E(x) of the test samples
 * @throws OptionError
 * @example
 * logLikelihoodBracket([1, 2], { logZ: { lower: 3, upper: 4 } }); // { lower: -5.5, upper: -4.5, standardError: 0.5 }
 */
export function logLikelihoodBracket(testEnergies: ArrayLike<number>, { logZ }: Pick<AisBracket, "logZ">): LogLikelihoodBracket {
  const { mean, standardError } = sampleMean(testEnergies);
  return { lower: -mean - logZ.upper, upper: -mean - logZ.lower, standardError };
}
