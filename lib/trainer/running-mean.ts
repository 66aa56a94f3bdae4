/** Means of several lists of numbers over the calls of `add`, which always gets lists of the same lengths; in float64. */
export function runningMean() {
  let count = 0;
  let sums: Float64Array[] = [];
  return {
    add(...lists: readonly Float32Array[]): void {
      if (count === 0) sums = lists.map(({ length }) => new Float64Array(length));
      count++;
      lists.forEach((list, k) => list.forEach((v, j) => (sums[k][j] += v)));
    },
    /** The means so far, each rounded to float32 once. */
    values: () => sums.map((sum) => Float32Array.from(sum, (v) => v / count)),
  };
}
