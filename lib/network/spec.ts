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
  /**
   * It reads what entered the layer `skip` places before, not the output of the layer before: a branch, which a later `add`
   * joins. So does the 1 × 1 projection of a residual block whose channels or stride change. Absent: it reads the layer before.
   */
  readonly skip?: number;
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

/**
 * A residual connection around the `skip` layers before it: y = activation(x + s), where x is the output of the layer
 * before and s is what entered the layer `skip` places before, of the same shape. It has no parameters.
 *
 * Layer i adds what entered layer i − skip; when that is the first layer, the network's input. Source: He et al. (2016).
 */
export interface AddSpec {
  readonly type: "add";
  /** How many layers it jumps over, at least 1 and at most all those before it. */
  readonly skip: number;
  readonly activation: Activation;
}

/**
 * Group normalization: each sample's channels in `groups` groups of neighbours, each group with mean 0 and variance 1 over its
 * channels and all positions; then y = activation(γ x̂ + β), γ and β a number a channel. No sample sees another, so that an
 * energy remains a function of x alone. Source: Wu and He (2018), "Group normalization".
 */
export interface GroupNormSpec {
  readonly type: "groupNorm";
  readonly groups: number;
  /** Added to the variance. */
  readonly epsilon: number;
  readonly activation: Activation;
}

export type LayerSpec = Conv2dSpec | FlattenSpec | DenseSpec | AddSpec | GroupNormSpec;

/**
 * A network as plain data: what tf.js, WebAssembly, the browser, Keras export and the checkpoint share.
 *
 * Without `head` its last layer has one linear output h(x). The energy is E(x) = outputSign · h(x): our networks output
 * E itself (outputSign 1); the seeds' Keras networks output f = −E (outputSign −1).
 */
export interface NetworkSpec {
  readonly name: string;
  /** Shape of one input, e.g. [32, 32, 1] or [784]. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSpec[];
  readonly outputSign: 1 | -1;
  /**
   * With "logsumexp" the last layer is linear with K >= 2 outputs h_k(x), and E(x) = −log Σ_k exp(−outputSign · h_k(x)):
   * a smooth minimum of K energies. With outputSign −1 the h_k are the logits of a classifier, which is an energy too:
   * E(x) = −logsumexp_k h_k(x). Source: Grathwohl et al. (2020).
   */
  readonly head?: "logsumexp";
}
