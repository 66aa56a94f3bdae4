import { describeValue, OptionError } from "../errors";
import { validateSpec } from "./validate";
import type { Activation, AddSpec, Conv2dSpec, DenseSpec, FlattenSpec, GroupNormSpec, LayerSpec, NetworkSpec } from "./spec";

/** Options of `conv2d`; a single number stands for [n, n]. */
export interface Conv2dOptions {
  readonly kernelSize: number | readonly [height: number, width: number];
  readonly strides?: number | readonly [vertical: number, horizontal: number];
  readonly padding?: "same" | "valid";
  readonly activation?: Activation;
  /** It reads what entered the layer so many places before: a branch that a later `add` joins; see Conv2dSpec. */
  readonly skip?: number;
}

/** What `network` needs; see NetworkSpec. */
export interface NetworkOptions {
  readonly name: string;
  /** Shape of one input, e.g. [32, 32, 1] or [784]. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSpec[];
  /** 1: the network outputs E; −1: it outputs f = −E. */
  readonly outputSign?: 1 | -1;
  /** "logsumexp": the last layer has several outputs h_k and E = −log Σ_k exp(−outputSign · h_k). */
  readonly head?: "logsumexp";
}

/**
 * A network as checked, frozen data; its last layer is `dense(1)`, the energy, or `dense(K)` with `head: "logsumexp"`.
 * @throws SpecError that names the layer.
 * @example
 * const tiny = network({ name: "tiny", inputShape: [8, 8, 1], layers: [conv2d(4, { kernelSize: 3, activation: "swish" }), flatten(), dense(1)] });
 * countParameters(tiny); // 297
 */
export function network(options: NetworkOptions): NetworkSpec {
  return validateSpec({ outputSign: 1, ...requireOptions("network", options) });
}

/**
 * A 2-D convolution, channels last; `network` checks its values.
 * @throws OptionError when the options are no object.
 * @example
 * conv2d(16, { kernelSize: 5, strides: 2 }).kernelSize; // [ 5, 5 ]
 */
export function conv2d(filters: number, options: Conv2dOptions): Conv2dSpec {
  const { kernelSize, strides = 1, padding = "same", activation = "linear", skip } = requireOptions("conv2d", options);
  const branch = skip === undefined ? {} : { skip };
  return { type: "conv2d", filters, kernelSize: pair(kernelSize), strides: pair(strides), padding, activation, ...branch };
}

/**
 * A dense layer, y = activation(x W + b); `network` checks its values.
 * @throws OptionError when the options are no object.
 * @example
 * dense(64, { activation: "swish" }); // { type: 'dense', units: 64, activation: 'swish' }
 */
export function dense(units: number, options: { readonly activation?: Activation } = {}): DenseSpec {
  const { activation = "linear" } = requireOptions("dense", options);
  return { type: "dense", units, activation };
}

/**
 * Turns [height, width, channels] into one list, row-major.
 * @example
 * flatten(); // { type: 'flatten' }
 */
export function flatten(): FlattenSpec {
  return { type: "flatten" };
}

/**
 * A residual connection: adds to its input what entered the layer `skip` places before, y = activation(x + s).
 * `network` checks its values and that both shapes are equal.
 * @throws OptionError when the options are no object.
 * @example
 * const block = [conv2d(8, { kernelSize: 3, activation: "swish" }), conv2d(8, { kernelSize: 3 }), add(2, { activation: "swish" })];
 * const residual = network({ name: "residual", inputShape: [8, 8, 8], layers: [...block, flatten(), dense(1)] });
 * countParameters(residual); // 1681
 */
export function add(skip: number, options: { readonly activation?: Activation } = {}): AddSpec {
  const { activation = "linear" } = requireOptions("add", options);
  return { type: "add", skip, activation };
}

/**
 * Group normalization of each sample: y = activation(γ x̂ + β), see GroupNormSpec; `groups` must divide the channels that enter.
 * @throws OptionError when the options are no object.
 * @example
 * groupNorm(4, { activation: "swish" }); // { type: 'groupNorm', groups: 4, epsilon: 0.001, activation: 'swish' }
 */
export function groupNorm(groups: number, options: { readonly epsilon?: number; readonly activation?: Activation } = {}): GroupNormSpec {
  const { epsilon = 1e-3, activation = "linear" } = requireOptions("groupNorm", options);
  return { type: "groupNorm", groups, epsilon, activation };
}

/** Guards against `dense(64, "swish")`, which JavaScript would read as no options at all. */
function requireOptions<T>(subject: string, options: T): T {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return options;
  throw new OptionError({
    subject,
    problem: `las opciones deben ser un objeto y llegó ${describeValue(options)}`,
    remedy: 'escríbelas entre llaves, por ejemplo { activation: "swish" }',
  });
}

function pair(value: number | readonly [number, number]): readonly [number, number] {
  return Array.isArray(value) ? (value as unknown as readonly [number, number]) : [value as number, value as number];
}
