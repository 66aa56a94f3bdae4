/**
 * Σ log (half · sech² u) over one sample, the logarithm of the volume of x = m + half · tanh u, in float64.
 *
 * log sech² u = log 4 − 2|u| − 2 log(1 + e^(−2|u|)), finite where tanh u is 1.
 */
export function logSechSquared(u: Float32Array, { from, size, half }: { from: number; size: number; half: number }): number {
  let sum = size * Math.log(4 * half);
  for (let k = from; k < from + size; k++) {
    const far = Math.abs(u[k]);
    sum -= 2 * (far + Math.log1p(Math.exp(-2 * far)));
  }
  return sum;
}
