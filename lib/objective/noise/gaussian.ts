import { cholesky } from "../../energy/symmetric";
import { requireFiniteValues, requirePositive, requireSamples, ShapeError } from "../../errors";
import { sizeOf } from "../../network/shapes";
import { normals } from "../../rng/normal";
import type { NoiseDensity } from "./density";

/** Mean m and lower Cholesky factor L of the covariance C = L Lᵀ, row-major [d, d]. */
interface Shape {
  readonly mean: Float64Array;
  readonly factor: Float64Array;
}

/**
 * Gaussian noise N(m, C): log q(x) = −½ |L⁻¹(x − m)|² − Σ_j log L_jj − (d/2) log 2π, with C = L Lᵀ.
 * @param mean m, which also says the dimension
 * @param options.covariance C, row-major [d, d], symmetric and positive definite
 * @throws OptionError, ShapeError
 * @example
 * gaussianNoise([0, 0], { covariance: [1, 0, 0, 1] }).logDensity(Float32Array.of(0, 0))[0].toFixed(4); // '-1.8379'
 */
export function gaussianNoise(
  mean: ArrayLike<number>,
  { covariance }: { readonly covariance: ArrayLike<number> } = {} as { covariance: ArrayLike<number> },
): NoiseDensity {
  const subject = "gaussianNoise";
  requireFiniteValues("mean", mean, { subject });
  requireFiniteValues("covariance", covariance, { subject });
  const dimension = mean.length;
  if (dimension === 0 || covariance.length !== dimension ** 2) {
    const problem = `hacen falta d medias y d × d covarianzas, y llegaron ${dimension} y ${covariance.length}`;
    throw new ShapeError({ subject, problem, remedy: "en el plano, por ejemplo gaussianNoise([0, 0], { covariance: [1, 0, 0, 1] })" });
  }
  const remedy = "por ejemplo covariance: [1, 0.8, 0.8, 1], fila tras fila";
  const factor = cholesky(rowsOf(covariance, dimension), { name: "covariance", subject, remedy });
  return density([dimension], { mean: Float64Array.from(mean), factor });
}

/**
 * The Gaussian noise with the mean and the covariance of some data, the latter times `widen`²: wider than the data, it also
 * falls where there are none.
 * @param x data, flat [n, ...shape]
 * @throws OptionError when the data lie in a plane of less dimensions; ShapeError
 * @example
 * fitGaussianNoise(twoMoons(500, { seed: 7 }), { shape: [2] }).shape; // [ 2 ]
 */
export function fitGaussianNoise(
  x: Float32Array,
  { shape, widen = 1 }: { readonly shape: readonly number[]; readonly widen?: number } = {} as { shape: readonly number[] },
): NoiseDensity {
  const subject = "fitGaussianNoise";
  requirePositive("widen", widen, { subject });
  const samples = requireSamples("x", x, { subject, shape });
  const d = sizeOf(shape);
  const mean = new Float64Array(d);
  x.forEach((v, j) => (mean[j % d] += v / samples));
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < samples; i++) {
    for (let r = 0; r < d; r++) {
      const off = (x[i * d + r] - mean[r]) * (widen ** 2 / samples);
      for (let c = 0; c <= r; c++) covariance[r * d + c] += off * (x[i * d + c] - mean[c]);
    }
  }
  for (let r = 0; r < d; r++) for (let c = 0; c < r; c++) covariance[c * d + r] = covariance[r * d + c];
  const remedy = "pasa más muestras que dimensiones, y que no estén en un plano";
  return density(shape, { mean, factor: cholesky(rowsOf(covariance, d), { name: "la covarianza de x", subject, remedy }) });
}

function density(shape: readonly number[], gaussian: Shape): NoiseDensity {
  const d = sizeOf(shape);
  const { mean, factor } = gaussian;
  let constant = (-d / 2) * Math.log(2 * Math.PI);
  for (let r = 0; r < d; r++) constant -= Math.log(factor[r * d + r]);
  return {
    name: "gaussiano",
    shape,
    logDensity(x) {
      const samples = requireSamples("x", x, { subject: "gaussianNoise", shape });
      return Float64Array.from({ length: samples }, (_, i) => constant - whitenedSquare(x.subarray(i * d, (i + 1) * d), gaussian) / 2);
    },
    draw(n, source) {
      const noise = new Float32Array(n * d);
      normals(source, noise, { step: 0, chains: n });
      return noise.map((_, j) => {
        const [row, start] = [j % d, j - (j % d)];
        let value = mean[row];
        for (let c = 0; c <= row; c++) value += factor[row * d + c] * noise[start + c];
        return value;
      });
    },
  };
}

/** |L⁻¹(x − m)|², by forward substitution. */
function whitenedSquare(x: Float32Array, { mean, factor }: Shape): number {
  const d = mean.length;
  const z = new Float64Array(d);
  let square = 0;
  for (let r = 0; r < d; r++) {
    let rest = x[r] - mean[r];
    for (let c = 0; c < r; c++) rest -= factor[r * d + c] * z[c];
    z[r] = rest / factor[r * d + r];
    square += z[r] ** 2;
  }
  return square;
}

/** Rows of a flat [d, d]. */
function rowsOf(flat: ArrayLike<number>, d: number): number[][] {
  return Array.from({ length: d }, (_, r) => Array.from({ length: d }, (_, c) => flat[r * d + c]));
}
