import { drawsOf, meanOf, varianceOf } from "./draws";
import { effectiveSampleSize } from "./effective-sample-size";

/** A mean over draws, and how far from the truth it may be. */
export interface MeanWithError {
  readonly mean: number;
  /** Standard error sd/√ESS: about two of three means lie within one, and 99.7 % within three. */
  readonly error: number;
  /** Effective sample size of these draws. */
  readonly effective: number;
}

/**
 * The mean of dependent draws of one or more chains, with its Monte Carlo standard error sd/√ESS (not sd/√N).
 * @param values of shape [steps, chains]; for a variance about a known mean μ pass (x − μ)²
 * @throws ShapeError; OptionError when there are too few values, or all are equal.
 * @example
 * const { mean, error, effective } = meanWithError([1, 4, 2, 3, 3, 1, 4, 2, 2, 4, 1, 3], 1);
 * [mean, error.toFixed(3), effective.toFixed(2)]; // [ 2.5, '0.324', '12.95' ]
 */
export function meanWithError(values: ArrayLike<number>, chains: number): MeanWithError {
  const effective = effectiveSampleSize(values, chains);
  const all = drawsOf(values, chains, "meanWithError").flatMap((draws) => Array.from(draws));
  return { mean: meanOf(all), error: Math.sqrt(varianceOf(all) / effective), effective };
}
