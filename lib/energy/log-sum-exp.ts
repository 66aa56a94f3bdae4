/**
 * log Σ_k exp(v_k), without overflow: the largest value is taken out first.
 *
 * The sum of nothing, or of exp(−∞) alone, is −∞; a NaN or +∞ among the values comes back.
 * @example
 * logSumExp([1000, 1000]).toFixed(3); // '1000.693'
 */
export function logSumExp(values: readonly number[]): number {
  const top = values.reduce((a, b) => (Number.isNaN(b) ? b : Math.max(a, b)), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(top)) return top;
  return top + Math.log(values.reduce((sum, v) => sum + Math.exp(v - top), 0));
}
