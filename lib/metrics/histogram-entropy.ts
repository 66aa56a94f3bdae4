import { requireNonNegative } from "../errors";

/**
 * Entropy of a histogram in nats, H = −Σ_k p_k log p_k with p_k = n_k / Σ n: 0 when all samples are of one class, log K when
 * the K classes share them alike; 0 for an empty one.
 * @throws OptionError
 * @example
 * histogramEntropy([5, 5]).toFixed(4); // '0.6931'
 */
export function histogramEntropy(histogram: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < histogram.length; k++) total += requireNonNegative(`histogram[${k}]`, histogram[k], { subject: "histogramEntropy" });
  let entropy = 0;
  for (let k = 0; k < histogram.length; k++) {
    const p = histogram[k] / total;
    if (p > 0) entropy -= p * Math.log(p);
  }
  return entropy;
}
