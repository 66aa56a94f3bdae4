import { requirePositive } from "../errors";
import { midranks } from "./midranks";
import { requireValues } from "./require-values";

/** Area under the ROC curve, with its error. */
export interface Auroc {
  /** P(outside > inside) + ½ P(outside = inside), over all pairs. */
  readonly auroc: number;
  /** Of DeLong's estimate of the variance. */
  readonly standardError: number;
  /** Confidence interval for the true area: symmetric in log (A / (1 − A)), so that it stays inside [0, 1]. */
  readonly interval: readonly [low: number, high: number];
}

/**
 * How well a score tells two kinds of samples apart: the area under the ROC curve, the chance that a random sample of `outside` scores above one of `inside`,
 * where equal scores count one half. 1: always; 0.5: the score says nothing; below, it says the opposite.
 *
 * With the energy as the score (high where the model finds a sample unlikely), `inside` from the data and `outside` from elsewhere, it measures
 * out-of-distribution detection. By midranks in O((n + m) log (n + m)): A = (Σ ranks of outside − m (m + 1)/2) / (nm).
 *
 * Variance: s²(V)/m + s²(W)/n, with V_j the share of `inside` below outside_j and W_i that of `outside` above inside_i (ties ½): unbiased placement
 * variances. The interval is logit(A) ± z σ / (A (1 − A)); where the samples are wholly apart (A = 0 or 1) that σ is 0, and the interval reaches z² / (min(n, m) + z²)
 * from the end, as Wilson's for no failure in min(n, m) trials.
 *
 * Source: Mann and Whitney (1947); DeLong, DeLong and Clarke-Pearson (1988), "Comparing the areas under two or more correlated receiver operating
 * characteristic curves"; Sun and Xu (2014) for the fast form; Pepe (2003), section 5.2, for the interval.
 * @param inside scores of samples of the data
 * @param outside scores of samples that are not
 * @param options.z 1.96 for 95 %
 * @throws OptionError
 * @example
 * auroc([1, 2, 3], [3, 4]).auroc.toFixed(4); // '0.9167'
 */
export function auroc(inside: ArrayLike<number>, outside: ArrayLike<number>, { z = 1.96 }: { readonly z?: number } = {}): Auroc {
  const subject = "auroc";
  const [n, m] = [requireValues("inside", inside, subject), requireValues("outside", outside, subject)];
  requirePositive("z", z, { subject, remedy: "1.96 es el 95 %" });
  const together = midranks([...Array.from(inside), ...Array.from(outside)]);
  const above = placements(together.subarray(n), midranks(outside), n); // of each outside, the share of inside below it
  const below = placements(together.subarray(0, n), midranks(inside), m); // of each inside, the share of outside below it
  const area = mean(above);
  const standardError = Math.sqrt(varianceOfMean(above) + varianceOfMean(below));
  return { auroc: area, standardError, interval: intervalOf(area, standardError, { z, least: Math.min(n, m) }) };
}

/** What share of the `others` samples of the other kind lie below each: its rank among all less its rank among its own. */
function placements(among: Float64Array, own: Float64Array, others: number): Float64Array {
  return own.map((rank, i) => (among[i] - rank) / others);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

/** s² / n, 0 for a single value. */
function varianceOfMean(values: Float64Array): number {
  const middle = mean(values);
  return values.length < 2 ? 0 : values.reduce((sum, v) => sum + (v - middle) ** 2, 0) / (values.length - 1) / values.length;
}

function intervalOf(area: number, error: number, { z, least }: { z: number; least: number }): readonly [number, number] {
  const edge = z ** 2 / (least + z ** 2);
  if (area >= 1) return [1 - edge, 1];
  if (area <= 0) return [0, edge];
  const half = (z * error) / (area * (1 - area));
  const logit = Math.log(area / (1 - area));
  return [1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit))];
}
