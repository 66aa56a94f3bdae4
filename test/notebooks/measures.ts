/** The arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The last of a list that has any. */
export function last<T>(values: readonly T[]): T {
  return values[values.length - 1];
}

/** The highest of them. */
export function highest(values: readonly number[]): number {
  return Math.max(...values);
}

/** From the lowest to the highest. */
export function spread(values: readonly number[]): number {
  return highest(values) - Math.min(...values);
}

/** The middle one of the values in order; of an even number of them, the upper one of the middle two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** How far values lie from their mean: its root mean square. */
export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((v) => (v - middle) ** 2)));
}

/** Correlation of two series of one length. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((v, i) => (v - meanA) * (b[i] - meanB))) / (deviation(a) * deviation(b));
}
