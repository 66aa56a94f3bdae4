/** Element-wise activations; their formulas and derivatives are in ./activations. */
export type Activation = "linear" | "swish" | "relu" | "leakyRelu" | "elu" | "softplus" | "tanh";

/** 2-D convolution, channels last, as Keras defines it (cross-correlation). */
export interface Conv2dSpec {
  readonly type: "conv2d";
  readonly filters: number;
  /** [height, width] of the kernel. */
  readonly kernelSize: readonly [number, number];
  readonly strides: readonly [number, number];
  readonly padding: "same" | "valid";
  readonly activation: Activation;
}

/** Rows of the input, one after the other. */
export interface FlattenSpec {
  readonly type: "flatten";
}

/** y = activation(x W + b). */
export interface DenseSpec {
  readonly type: "dense";
  readonly units: number;
  readonly activation: Activation;
}

export type LayerSpec = Conv2dSpec | FlattenSpec | DenseSpec;

/**
 * A network as plain data: what tf.js, WebAssembly, the browser, Keras export and the checkpoint share.
 *
 * Its last layer has one linear output h(x). The energy is E(x) = outputSign · h(x): our networks output E itself
 * (outputSign 1); the seeds' Keras networks output f = −E (outputSign −1).
 */
export interface NetworkSpec {
  readonly name: string;
  /** Shape of one input, e.g. [32, 32, 1] or [784]. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSpec[];
  readonly outputSign: 1 | -1;
}
