import { requireMembers } from "../errors";
import type { EnergyValues } from "./energy";

/** Sites of two values that are independent of one another given the rest. */
export interface BinaryBlock {
  readonly kind: "binary";
  /** Places of the sites in a sample. */
  readonly sites: readonly number[];
  /** The two values of every site, e.g. [−1, 1] for spins or [0, 1] for bits. */
  readonly values: readonly [low: number, high: number];
  /**
   * E(site low, rest) − E(site high, rest), of shape [n, sites]: P(high | rest) = 1 / (1 + exp(−field/T)).
   * @param x samples, of shape [n, ...shape]; the values at the sites of the block do not matter
   */
  fields(x: Float32Array): Float64Array;
}

/** Sites that are independent Gaussians given the rest. */
export interface GaussianBlock {
  readonly kind: "gaussian";
  readonly sites: readonly number[];
  /** Variance of each site given the rest, at T = 1; at another temperature it is T times this. */
  readonly variance: readonly number[];
  /** Mean of each site given the rest, at any temperature, of shape [n, sites]. */
  means(x: Float32Array): Float64Array;
}

/**
 * A model p(x) ∝ exp(−E(x)/T) whose sites fall into blocks with exact conditionals: what Gibbs sampling needs.
 *
 * Every site lies in exactly one block, and the sites of one block are independent given all others.
 */
export interface BlockModel extends EnergyValues {
  readonly blocks: readonly (BinaryBlock | GaussianBlock)[];
}

/** Checks that what came is a model with blocks. @throws OptionError naming `subject`, who asked. */
export function requireBlockModel(model: BlockModel, subject: string): void {
  requireMembers("model", model, {
    subject,
    kind: "un modelo con bloques condicionales",
    members: ["shape", "energy", "blocks"],
    remedy: "por ejemplo ising({ rows: 4, columns: 4 }), rbm({ weights }) o gaussian({ covariance }); una energía cualquiera no vale",
  });
}
