/** Counts of values in buckets, as TensorBoard keeps them. */
export interface Histogram {
  readonly min: number;
  readonly max: number;
  readonly num: number;
  readonly sum: number;
  readonly sumSquares: number;
  /** Right edges; the first bucket begins at `min`. A value on an edge counts in the bucket to its right, `max` in the last. */
  readonly limits: readonly number[];
  readonly counts: readonly number[];
}

const BUCKETS = 30;

/**
 * A histogram with buckets of one width, 30 as TensorFlow has by default, and a single one when all values are equal.
 *
 * NaN and infinite values are left out; undefined when no value is finite.
 * @example
 * const { limits, counts } = histogramOf(Float32Array.of(0, 1, 1, 4), 2);
 * [limits, counts]; // [ [ 2, 4 ], [ 3, 1 ] ]
 */
export function histogramOf(values: Float32Array, buckets = BUCKETS): Histogram | undefined {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return undefined;
  let [min, max, sum, sumSquares] = [finite[0], finite[0], 0, 0];
  for (const value of finite) {
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
    sumSquares += value * value;
  }
  const facts = { min, max, num: finite.length, sum, sumSquares };
  if (min === max) return { ...facts, limits: [max], counts: [finite.length] };
  const counts = new Array<number>(buckets).fill(0);
  for (const value of finite) counts[Math.min(buckets - 1, Math.floor(((value - min) / (max - min)) * buckets))]++;
  const limits = counts.map((_, i) => (i === buckets - 1 ? max : min + ((max - min) * (i + 1)) / buckets));
  return { ...facts, limits, counts };
}
