// What tests of samplers compare with: distribution functions, and how far a sample is from one.

/** Φ(x), to 1.5e-7: Abramowitz and Stegun 7.1.26. */
export function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-z * z);
  return x < 0 ? tail / 2 : 1 - tail / 2;
}

/**
 * Kolmogorov's (√n + 0.12 + 0.11/√n) D of independent draws against a distribution function (Stephens 1970): above 1.95 once
 * in a thousand, whatever the law.
 */
export function kolmogorov(draws: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(draws).sort();
  const n = sorted.length;
  let distance = 0;
  sorted.forEach((x, i) => {
    distance = Math.max(distance, cdf(x) - i / n, (i + 1) / n - cdf(x));
  });
  return (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
}

/** 1.95: the bound of {@link kolmogorov} that one healthy test in a thousand passes. */
export const KOLMOGOROV_BOUND = 1.95;

/** Σ (n_ab − n_ba)² / (n_ab + n_ba) over pairs of cells: chi-square, a degree a pair, where as many go from a to b as back. */
export function fluxAsymmetry(from: ArrayLike<number>, to: ArrayLike<number>, cells: number): number {
  const counts = new Float64Array(cells * cells);
  for (let i = 0; i < from.length; i++) counts[from[i] * cells + to[i]]++;
  let sum = 0;
  for (let a = 0; a < cells; a++) {
    for (let b = 0; b < a; b++) {
      const [there, back] = [counts[a * cells + b], counts[b * cells + a]];
      if (there + back > 0) sum += (there - back) ** 2 / (there + back);
    }
  }
  return sum;
}

/** Mean and variance of draws. */
export function momentsOf(draws: ArrayLike<number>): { mean: number; variance: number } {
  const values = Array.from(draws);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1) };
}

type Matrix = readonly (readonly number[])[];
const times = (a: Matrix, b: Matrix): number[][] => a.map((row) => b[0].map((_, j) => row.reduce((sum, v, k) => sum + v * b[k][j], 0)));
const transpose = (a: Matrix): number[][] => a[0].map((_, j) => a.map((row) => row[j]));

/** The covariance S = A S Aᵀ + Q that x' = A x + noise of covariance Q ends with, by going on until nothing changes. */
export function stationaryCovariance(a: Matrix, q: Matrix): number[][] {
  let s: number[][] = q.map((row) => [...row]);
  for (let t = 0; t < 5000; t++) s = times(times(a, s), transpose(a)).map((row, i) => row.map((v, j) => v + q[i][j]));
  return s;
}

/** c1·M1 + c2·M2 + … */
export function combine(...terms: readonly (readonly [factor: number, matrix: Matrix])[]): number[][] {
  const [, first] = terms[0];
  return first.map((row, i) => row.map((_, j) => terms.reduce((sum, [factor, matrix]) => sum + factor * matrix[i][j], 0)));
}

export { times as product };

/** The inverse of a 2×2 matrix. */
export function inverse2([[a, b], [c, d]]: Matrix): number[][] {
  const determinant = a * d - b * c;
  return [
    [d / determinant, -b / determinant],
    [-c / determinant, a / determinant],
  ];
}
