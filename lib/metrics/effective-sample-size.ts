import { requireOneOf } from "../errors";
import { autocovariance } from "./autocovariance";
import { drawsOf, halvesOf, meanOf, requireSpread, varianceOf } from "./draws";
import { quantile } from "./quantile";
import { normalScores } from "./normal-scores";

/** Which estimate the effective sample size is for. */
export interface EffectiveSampleSizeOptions {
  /**
   * "mean" (default): of E[x], from the values themselves; its standard error is sd/√ESS. "bulk": of where the law lies, from
   * normal scores of the ranks, which works without a variance too. "tail": the smaller of those of the quantiles 5 % and 95 %.
   */
  readonly of?: "mean" | "bulk" | "tail";
}

/**
 * How many independent draws would tell as much as these dependent ones.
 *
 * ESS = N / τ with N draws in all and τ = −1 + 2 Σ_k P̂_k, where P̂_k = ρ̂_2k + ρ̂_2k+1 are summed while they are positive and each
 * is cut to the one before (Geyer's initial monotone sequence); the ρ̂_2k of the first pair left out is added once if positive.
 * ρ̂_t = 1 − (W − c̄_t)/var⁺ puts together all half chains: W is the mean of their variances, c̄_t of their autocovariances, and
 * var⁺ = (n − 1)W/n + B/n adds the variance B/n of their means, so that chains which disagree have few effective draws. It is
 * more than N for draws that alternate, at most N log₁₀ N.
 *
 * Source: Geyer (1992), "Practical Markov chain Monte Carlo"; Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021).
 * @param values of shape [steps, chains], e.g. trace.energy or coordinateTrace(run, 0); at least 4 steps
 * @throws ShapeError; OptionError when there are too few values, or all are equal.
 * @example
 * effectiveSampleSize([1, 4, 2, 3, 3, 1, 4, 2, 2, 4, 1, 3], 1).toFixed(2); // '12.95'
 */
export function effectiveSampleSize(
  values: ArrayLike<number>,
  chains: number,
  { of: kind = "mean" }: EffectiveSampleSizeOptions = {},
): number {
  const subject = "effectiveSampleSize";
  requireOneOf("of", kind, { subject, allowed: ["mean", "bulk", "tail"] });
  const draws = drawsOf(values, chains, subject);
  requireSpread(draws, subject);
  const halves = halvesOf(draws);
  if (kind === "mean") return effectiveSize(halves);
  if (kind === "bulk") return effectiveSize(normalScores(halves));
  const below = (q: number) => {
    const bound = quantile(Array.from(values), q);
    return effectiveSize(halves.map((half) => half.map((value) => (value <= bound ? 1 : 0))));
  };
  return Math.min(below(0.05), below(0.95));
}

/** The same of chains as they are, not split; N where no value differs. */
function effectiveSize(chains: readonly Float64Array[]): number {
  const n = chains[0].length;
  const total = n * chains.length;
  const covariances = chains.map(autocovariance);
  const covarianceAt = (lag: number) => meanOf(covariances.map((covariance) => covariance[lag]));
  const within = (covarianceAt(0) * n) / (n - 1);
  const plus = covarianceAt(0) + (chains.length > 1 ? varianceOf(chains.map(meanOf)) : 0);
  if (plus === 0) return total;
  const rho = (lag: number) => (lag === 0 ? 1 : 1 - (within - covarianceAt(lag)) / plus);
  return total / Math.max(monotoneTime(rho, n), 1 / Math.log10(total));
}

/** τ from Geyer's initial monotone sequence, with the last single ρ of even lag when it is positive, as Stan does. */
function monotoneTime(rho: (lag: number) => number, n: number): number {
  let [sum, ceiling, lag] = [0, Number.POSITIVE_INFINITY, 0];
  let [even, odd] = [rho(0), rho(1)];
  while (lag + 1 < n - 3 && even + odd > 0) {
    ceiling = Math.min(ceiling, even + odd);
    sum += ceiling;
    lag += 2;
    [even, odd] = [rho(lag), rho(lag + 1)];
  }
  return -1 + 2 * sum + Math.max(even, 0);
}
