import { requireValues } from "./require-values";

/** A mean and how far it may be from the expectation. */
export interface SampleMean {
  readonly mean: number;
  /** s / √n, with s² the unbiased variance of the values; 0 for a single one. */
  readonly standardError: number;
  readonly count: number;
}

/**
 * The mean of independent values and its standard error, m = (1/n) Σ v_i and √(Σ (v_i − m)² / (n − 1) / n), in float64.
 * @param values e.g. log-likelihoods of test points
 * @throws OptionError
 * @example
 * sampleMean([1, 2, 3, 6]); // { mean: 3, standardError: 1.0801234497346435, count: 4 }
 */
export function sampleMean(values: ArrayLike<number>): SampleMean {
  const count = requireValues("values", values, "sampleMean");
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i] - mean) ** 2;
  return { mean, standardError: count < 2 ? 0 : Math.sqrt(squares / (count - 1) / count), count };
}
