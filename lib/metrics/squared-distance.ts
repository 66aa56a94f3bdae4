/** |x_i − y_j|² of two samples of `size` values each, in float64. */
export function squaredDistance(x: Float32Array, y: Float32Array, { i, j, size }: { i: number; j: number; size: number }): number {
  let sum = 0;
  for (let k = 0, a = i * size, b = j * size; k < size; k++, a++, b++) {
    const difference = x[a] - y[b];
    sum += difference * difference;
  }
  return sum;
}
