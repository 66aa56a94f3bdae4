import type { Activation, NetworkSpec } from "../../../network/spec";

/** Chains that one item computes together: they are the SIMD lanes. */
export const CHAINS = 8;
/** Bytes of one value of an item: a float32 for each of its chains. */
export const VALUE_BYTES = 4 * CHAINS;
/** Partial sums of a parameter gradient: fixed, so that its bits do not depend on the number of workers. */
export const SLOTS = 8;

/** Size of an image, or [1, 1, n] for a list of n values. */
export interface Volume {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * One pass of the convolution kernel: a row of `POSITION_WORDS` for each position that it writes, and where each weight
 * that it reads lies in θ.
 */
export interface Pass {
  readonly table: Int32Array<ArrayBuffer>;
  /** Index in θ of each packed weight. */
  readonly packing: Int32Array<ArrayBuffer>;
  /** Weights of one output channel: taps times channels in. */
  readonly weights: number;
  /** Weights of one row of taps. */
  readonly rowWeights: number;
}

/** The input and output positions that one tap of a kernel joins: rows of `TAP_WORDS`; its weights start at `kernelAt`. */
interface TapPass {
  readonly table: Int32Array<ArrayBuffer>;
  readonly kernelAt: number;
}

/** A convolution, or a dense layer: a convolution of a 1 × 1 image whose kernel is 1 × 1. */
export interface ConvolutionPlan {
  readonly kind: "convolution";
  /** Its name, as Keras would give it. */
  readonly layer: string;
  /** Which value it reads: 0 is the network's input, i + 1 the output of operation i. That of the operation before, but for a branch. */
  readonly source: number;
  readonly input: Volume;
  readonly output: Volume;
  readonly kernelSize: readonly [height: number, width: number];
  readonly strides: readonly [vertical: number, horizontal: number];
  readonly activation: Activation;
  /** Index in θ of its kernel and its bias. */
  readonly kernelAt: number;
  readonly biasAt: number;
  readonly forward: Pass;
  /** The gradient of its input: a correlation of stride 1 for each residue of the position modulo the stride. */
  readonly backward: readonly Pass[];
  readonly taps: readonly TapPass[];
  /** Multiply-adds of a chain, taps that fall on padding left out. */
  readonly multiplyAdds: number;
}

/** A residual connection: y = activation(x + s), where s is what entered an earlier operation. */
export interface AdditionPlan {
  readonly kind: "addition";
  readonly layer: string;
  readonly input: Volume;
  readonly output: Volume;
  readonly activation: Activation;
  /** Which value it adds: 0 is the network's input, i + 1 the output of operation i. */
  readonly source: number;
}

/** Group normalization: y = activation(γ x̂ + β). */
export interface NormalizationPlan {
  readonly kind: "normalization";
  readonly layer: string;
  readonly input: Volume;
  readonly output: Volume;
  readonly activation: Activation;
  readonly groups: number;
  readonly epsilon: number;
  /** Index in θ of its γ; β comes after it. */
  readonly gammaAt: number;
}

export type Operation = ConvolutionPlan | AdditionPlan | NormalizationPlan;

/** Whether operation i starts a branch: it does not read the value that the operation before wrote. */
export function isBranch(operation: Operation, i: number): operation is ConvolutionPlan {
  return operation.kind === "convolution" && operation.source !== i;
}

/** Whether operation i reads a value across others: an addition does, and a branch. */
export function readsAcross(operation: Operation, i: number): operation is ConvolutionPlan | AdditionPlan {
  return operation.kind === "addition" || isBranch(operation, i);
}

/** A network as the engine computes it: operations in order, each but a branch reading the value that the one before wrote. */
export interface NetworkPlan {
  readonly spec: NetworkSpec;
  readonly operations: readonly Operation[];
  /** Values of one input, outputs of one sample, and length of θ. */
  readonly inputs: number;
  readonly outputs: number;
  readonly parameters: number;
  readonly tile: Tile;
}

/** Shape of the convolution kernel's inner loop, chosen for the running engine; results do not depend on it. */
export interface Tile {
  /** Output channels computed together. */
  readonly outputs: number;
  /** Inputs of one turn of the loop. */
  readonly unroll: number;
}
