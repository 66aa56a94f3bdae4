import { requireFiniteValues, requireSamples, ShapeError } from "../errors";
import type { BlockModel, GaussianBlock } from "./block-model";
import type { Energy } from "./energy";
import { cholesky, inverseFromCholesky, type SymmetricMatrix } from "./symmetric";

/** Mean and covariance of a Gaussian. */
export interface GaussianOptions {
  /** Σ, symmetric and positive definite, by rows. */
  readonly covariance: SymmetricMatrix;
  /** μ; zeros by default. */
  readonly mean?: readonly number[];
}

/**
 * A Gaussian of any dimension d with correlations, which gradient samplers and Gibbs sampling both can draw.
 *
 * E(x) = ½ (x − μ)ᵀ K (x − μ) with K = Σ⁻¹,  ∇E = K (x − μ);  exp(−E/T)/Z is N(μ, TΣ) and Z = (2πT)^(d/2) |Σ|^(1/2).
 * Each coordinate is a block: x_i given the rest is N(μ_i − Σ_j≠i K_ij (x_j − μ_j) / K_ii, T / K_ii).
 * @throws OptionError when Σ is not symmetric and positive definite; ShapeError when μ has another length.
 * @example
 * const tilted = gaussian({ covariance: [[1, 0.8], [0.8, 1]] });
 * [...tilted.energy(Float32Array.of(1, 1, 1, -1))].map((e) => e.toFixed(4)); // [ '0.5556', '5.0000' ]
 */
export function gaussian({ covariance, mean = covariance?.map?.(() => 0) }: GaussianOptions = {} as GaussianOptions): Energy & BlockModel {
  const subject = "gaussian";
  const precision = inverseFromCholesky(cholesky(covariance, { name: "covariance", subject }));
  const d = covariance.length;
  if (!Array.isArray(mean) || mean.length !== d)
    throw new ShapeError({ subject, problem: `mean debe tener ${d} números, uno por fila de covariance` });
  requireFiniteValues("mean", mean, { subject });
  const evaluate = (x: Float32Array) => {
    const samples = requireSamples("x", x, { subject, shape: [d] });
    const energy = new Float32Array(samples);
    const gradient = new Float32Array(x.length);
    for (let s = 0; s < samples; s++) {
      let twice = 0;
      for (let i = 0; i < d; i++) {
        let slope = 0;
        for (let j = 0; j < d; j++) slope += precision[i * d + j] * (x[s * d + j] - mean[j]);
        gradient[s * d + i] = slope;
        twice += slope * (x[s * d + i] - mean[i]);
      }
      energy[s] = twice / 2;
    }
    return { energy, gradient };
  };
  return {
    name: "gaussiana",
    shape: [d],
    energy: (x) => evaluate(x).energy,
    energyAndGradient: evaluate,
    blocks: mean.map((_, site) => coordinateBlock(site, precision, mean)),
  };
}

function coordinateBlock(site: number, precision: Float64Array, mean: readonly number[]): GaussianBlock {
  const d = mean.length;
  const own = precision[site * d + site];
  return {
    kind: "gaussian",
    sites: [site],
    variance: [1 / own],
    means: (x) =>
      Float64Array.from({ length: x.length / d }, (_, s) => {
        let pull = 0;
        for (let j = 0; j < d; j++) if (j !== site) pull += precision[site * d + j] * (x[s * d + j] - mean[j]);
        return mean[site] - pull / own;
      }),
  };
}
