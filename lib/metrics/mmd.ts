import { requireInteger, requirePositive, requireSamples } from "../errors";
import { squaredDistance } from "./squared-distance";
import { quantile } from "./quantile";

/** Which samples and kernels. */
export interface MmdOptions {
  /** Values of a sample, e.g. 2, or 1024 for images of 32 × 32. */
  readonly size: number;
  /** Bandwidths σ of the Gaussian kernels that are added; by default ½, 1 and 2 times the median distance. */
  readonly bandwidths?: readonly number[];
}

/** The unbiased estimate of a squared maximum mean discrepancy. */
export interface Mmd {
  /** Unbiased: it may be below 0 where the two laws are the same. */
  readonly squared: number;
  readonly bandwidths: readonly number[];
}

/**
 * The squared maximum mean discrepancy between the laws of two independent samples, MMD² = E k(x, x') + E k(y, y') − 2 E k(x, y), with a sum of Gaussian kernels
 * k(a, b) = Σ_σ exp(−|a − b|² / (2σ²)): 0 if and only if the laws are the same.
 *
 * U-statistic: 1/(n(n−1)) Σ_{i≠j} k(x_i, x_j) + 1/(m(m−1)) Σ_{i≠j} k(y_i, y_j) − 2/(nm) Σ k(x_i, y_j), which is unbiased. Takes time in (n + m)². The median heuristic
 * looks at the distances between the two samples pooled; a bandwidth that depends on the data makes the estimate only nearly unbiased.
 *
 * Source: Gretton, Borgwardt, Rasch, Schölkopf and Smola (2012), "A kernel two-sample test", lemma 6 and section 8.
 * @param x of shape [n, size], n ≥ 2
 * @param y of shape [m, size], m ≥ 2
 * @throws ShapeError, OptionError
 * @example
 * mmd(Float32Array.of(0, 0), Float32Array.of(5, 5), { size: 1, bandwidths: [0.5] }).squared; // 2
 */
export function mmd(x: Float32Array, y: Float32Array, { size, bandwidths }: MmdOptions = {} as MmdOptions): Mmd {
  const subject = "mmd";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de valores de una muestra; 1024 en imágenes de 32 × 32" });
  const [n, m] = [requireSamples("x", x, { subject, shape: [size] }), requireSamples("y", y, { subject, shape: [size] })];
  for (const [name, count] of [
    ["x", n],
    ["y", m],
  ] as const)
    requireInteger(`muestras de ${name}`, count, { subject, min: 2, max: 20_000 });
  const chosen = bandwidths ?? [0.5, 1, 2].map((scale) => scale * medianDistance(x, y, size));
  requireInteger("bandwidths.length", chosen.length, { subject, min: 1 });
  chosen.forEach((sigma, i) =>
    requirePositive(`bandwidths[${i}]`, sigma, { subject, remedy: "si todas las muestras son iguales no hay mediana: da bandwidths" }),
  );
  const kernel = (d2: number) => chosen.reduce((sum, sigma) => sum + Math.exp(-d2 / (2 * sigma * sigma)), 0);
  const within = (z: Float32Array, count: number) =>
    (2 / (count * (count - 1))) * sumOver(count, (i) => sumOver(i, (j) => kernel(squaredDistance(z, z, { i, j, size }))));
  const across = sumOver(n, (i) => sumOver(m, (j) => kernel(squaredDistance(x, y, { i, j, size }))));
  return { squared: within(x, n) + within(y, m) - (2 / (n * m)) * across, bandwidths: chosen };
}

/** Samples that the median looks at: half a million pairs are enough. */
const LOOKED_AT = 1000;

/** The median distance between two of the pooled samples, at most {@link LOOKED_AT} of them, evenly taken. */
function medianDistance(x: Float32Array, y: Float32Array, size: number): number {
  const [n, m] = [x.length / size, y.length / size];
  const stride = Math.ceil((n + m) / LOOKED_AT);
  const pooled = Array.from({ length: Math.floor((n + m) / stride) }, (_, k) => k * stride);
  const at = (k: number) => (k < n ? x.subarray(k * size, (k + 1) * size) : y.subarray((k - n) * size, (k - n + 1) * size));
  const distances = pooled.flatMap((a, i) => pooled.slice(0, i).map((b) => Math.sqrt(squaredDistance(at(a), at(b), { i: 0, j: 0, size }))));
  return quantile(distances, 0.5);
}

function sumOver(count: number, term: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum;
}
