import { requireProbability } from "../errors";
import { requireValues } from "./require-values";

/**
 * The q-quantile of some values: a number below which lies a share q of them.
 *
 * Of the sorted values x_0 ≤ … ≤ x_{n−1} it is the one at place h = (n − 1) q, between its two neighbours on a straight line:
 * x_⌊h⌋ + (h − ⌊h⌋) (x_⌊h⌋₊₁ − x_⌊h⌋). Definition 7 of Hyndman and Fan (1996), "Sample quantiles in statistical packages".
 * @param values in any order; they stay as they were
 * @param q in [0, 1]: 0 is the minimum, 0.5 the median, 1 the maximum
 * @throws OptionError
 * @example
 * quantile([4, 1, 3, 2], 0.5); // 2.5
 */
export function quantile(values: ArrayLike<number>, q: number): number {
  const subject = "quantile";
  requireValues("values", values, subject);
  requireProbability("q", q, { subject, remedy: "la mediana es q = 0.5" });
  return quantileOfSorted(Float64Array.from(values).sort(), q);
}

/** The q-quantile of values that are already in rising order. */
export function quantileOfSorted(sorted: ArrayLike<number>, q: number): number {
  const place = (sorted.length - 1) * q;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
