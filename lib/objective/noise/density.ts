import type { Rng } from "../../rng/rng";

/** A density q that can be both drawn from and evaluated, as NCE asks of its noise. */
export interface NoiseDensity {
  readonly name: string;
  /** Shape of one sample. */
  readonly shape: readonly number[];
  /** log q(x), a value a sample; −Infinity where q = 0. @throws ShapeError */
  logDensity(x: Float32Array): Float64Array;
  /** n independent samples, flat [n, ...shape]: a function of the key. */
  sample(n: number, source: Rng): Float32Array;
}
