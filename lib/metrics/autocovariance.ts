import { meanOf } from "./draws";

/**
 * Autocovariance of one series at every lag t = 0 … n − 1, by the fast Fourier transform in O(n log n):
 *
 * c_t = (1/n) Σ_i (x_i − x̄)(x_i+t − x̄), the sum over i = 1 … n − t.
 *
 * Dividing by n at every lag, not by n − t, biases c_t towards 0 and keeps it positive semidefinite and its noise at long lags
 * small. The transform is padded with zeros to at least 2n values, so that the ends do not meet.
 */
export function autocovariance(series: Float64Array): Float64Array {
  const n = series.length;
  const mean = meanOf(series);
  const size = 2 ** Math.ceil(Math.log2(2 * n));
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < n; i++) re[i] = series[i] - mean;
  transform(re, im);
  for (let k = 0; k < size; k++) {
    re[k] = re[k] * re[k] + im[k] * im[k];
    im[k] = 0;
  }
  transform(re, im); // the power spectrum is even, so forwards is backwards, but for the factor 1/size
  return re.slice(0, n).map((value) => value / (size * n));
}

/** The discrete Fourier transform in place, of a power of two of values (Cooley and Tukey 1965). */
function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [re[i], re[j]] = [re[j], re[i]];
    [im[i], im[j]] = [im[j], im[i]];
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const [cos, sin] = [Math.cos((Math.PI * k) / half), -Math.sin((Math.PI * k) / half)];
      for (let a = k; a < size; a += 2 * half) {
        const b = a + half;
        const [x, y] = [re[b] * cos - im[b] * sin, re[b] * sin + im[b] * cos];
        [re[b], im[b]] = [re[a] - x, im[a] - y];
        [re[a], im[a]] = [re[a] + x, im[a] + y];
      }
    }
  }
}
