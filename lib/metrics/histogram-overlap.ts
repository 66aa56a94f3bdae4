import { requireInteger } from "../errors";
import { requireValues } from "./require-values";

/** Two histograms on the same bins, as shares, and what they have in common. */
export interface HistogramOverlap {
  /** Σ_k min(p_k, q_k): 1 for equal histograms, 0 where they share no bin. */
  readonly overlap: number;
  /** Ends of the bins, bins + 1 of them. */
  readonly edges: Float64Array;
  readonly p: Float64Array;
  readonly q: Float64Array;
}

/**
 * How much the histograms of two sets of values, e.g. energies of data and of samples, cover each other: Σ_k min(p_k, q_k) = 1 − ½ Σ_k |p_k − q_k|, on equal bins from the least to the
 * largest value of both.
 *
 * Up to the bins it is 1 − the total variation distance of the two laws of the values: energies with the same histogram may still come from different images. With few values and
 * many bins it is below 1 even for equal laws, by about ½ Σ_k √(2 p_k (1/n + 1/m) / π).
 * Source: Weitzman (1970), "Measures of overlap of income distributions".
 * @throws OptionError
 * @example
 * histogramOverlap([0, 1, 1, 2], [1, 2, 2, 3], { bins: 3 }).overlap; // 0.5
 */
export function histogramOverlap(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { bins = 40 }: { readonly bins?: number } = {},
): HistogramOverlap {
  const subject = "histogramOverlap";
  requireValues("a", a, subject);
  requireValues("b", b, subject);
  requireInteger("bins", bins, { subject, min: 1, max: 1e6, remedy: "por ejemplo bins: 40" });
  const [low, high] = ends(a, b);
  const width = (high - low) / bins;
  const shares = (values: ArrayLike<number>) => {
    const out = new Float64Array(bins);
    for (let i = 0; i < values.length; i++)
      out[width === 0 ? 0 : Math.min(bins - 1, Math.floor((values[i] - low) / width))] += 1 / values.length;
    return out;
  };
  const [p, q] = [shares(a), shares(b)];
  const overlap = p.reduce((sum, share, k) => sum + Math.min(share, q[k]), 0);
  return { overlap, edges: Float64Array.from({ length: bins + 1 }, (_, k) => low + k * width), p, q };
}

function ends(...sets: readonly ArrayLike<number>[]): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of sets) {
    for (let i = 0; i < values.length; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
  }
  return [low, high];
}
