import { drawsOf, halvesOf, meanOf, requireSpread, varianceOf } from "./draws";

/**
 * Whether chains agree: how much wider all of them together are than one of them, R̂ = √(var⁺ / W), near 1 when they do.
 *
 * Every chain is cut in halves, so that a chain which still drifts disagrees with itself. With m half chains of n draws, W the
 * mean of their variances and B/n the variance of their means, var⁺ = (n − 1)W/n + B/n. Above 1.01 the chains have not mixed, to
 * Vehtari et al.; {@link rankRHat} also sees chains of different width. ∞ when no half chain moves.
 *
 * Source: Gelman and Rubin (1992); Gelman et al., "Bayesian data analysis", 3rd ed. (2013), section 11.4.
 * @param values of shape [steps, chains], e.g. trace.energy or coordinateTrace(run, 0); at least 4 steps
 * @throws ShapeError; OptionError when there are too few values, or all are equal.
 * @example
 * splitRHat([1, 2, 2, 1, 1, 2, 2, 1], 2); // 0.7071067811865476
 * splitRHat([1, 11, 2, 12, 1, 11, 2, 12], 2).toFixed(2); // '8.20'
 */
export function splitRHat(values: ArrayLike<number>, chains: number): number {
  const subject = "splitRHat";
  const draws = drawsOf(values, chains, subject);
  requireSpread(draws, subject);
  return rHatOf(halvesOf(draws));
}

/** √(var⁺ / W) of chains as they are, not split. */
export function rHatOf(chains: readonly Float64Array[]): number {
  const n = chains[0].length;
  const within = meanOf(chains.map(varianceOf));
  const between = varianceOf(chains.map(meanOf)); // B/n
  if (within === 0) return between === 0 ? 1 : Number.POSITIVE_INFINITY;
  return Math.sqrt((n - 1) / n + between / within);
}
