/** Energies E and input gradients ∇E of a batch, from one pass. */
export interface EnergyAndGradient {
  /** E(x), one value a sample. */
  readonly energy: Float32Array;
  /** ∂E/∂x, laid out as x. */
  readonly gradient: Float32Array;
}

/** An energy of which only the values are known, e.g. of a model with discrete sites: see {@link Energy} for its conventions. */
export interface EnergyValues {
  /** A name for titles and errors, in Spanish where a student reads it. */
  readonly name: string;
  /** Shape of one sample, e.g. [2] or [32, 32, 1]. */
  readonly shape: readonly number[];
  /** E(x), one value a sample. @throws ShapeError */
  energy(x: Float32Array): Float32Array;
}

/**
 * An energy function E: R^d -> R. Low energy means likely: p(x) ∝ exp(−E(x) / T).
 *
 * A batch is a flat Float32Array of n samples, each of `shape`, row-major (images: NHWC).
 */
export interface Energy extends EnergyValues {
  /** E(x) and ∂E/∂x. @throws ShapeError */
  energyAndGradient(x: Float32Array): EnergyAndGradient;
}
