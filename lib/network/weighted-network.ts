import type { NetworkSpec } from "./spec";

/** A network with its parameters θ, flat as `parameterLayout` says. */
export interface WeightedNetwork {
  readonly spec: NetworkSpec;
  readonly weights: Float32Array;
}
