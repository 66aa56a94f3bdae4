import type { Conv2dSpec, LayerSpec, NetworkSpec } from "./spec";

/** Where a window falls along one axis of a convolution. */
export interface Windows {
  /** How many outputs. */
  readonly count: number;
  /** Zeros before the first input (the rest, if any, come after the last). */
  readonly before: number;
  /** Zeros before and after. */
  readonly padding: number;
}

/**
 * Windows of `kernel` inputs, one each `stride`, over an axis of `size` inputs, padded as Keras does:
 * "same" gives ⌈size / stride⌉ outputs with the odd zero at the end; "valid" has no zeros.
 * @example
 * windows(32, 5, { stride: 2, padding: "same" }); // { count: 16, before: 1, padding: 3 }
 * windows(7, 3, { stride: 2, padding: "valid" }); // { count: 3, before: 0, padding: 0 }
 */
export function windows(size: number, kernel: number, { stride, padding }: { stride: number; padding: "same" | "valid" }): Windows {
  if (padding === "valid") return { count: Math.floor((size - kernel) / stride) + 1, before: 0, padding: 0 };
  const count = Math.ceil(size / stride);
  const zeros = Math.max((count - 1) * stride + kernel - size, 0);
  return { count, before: Math.floor(zeros / 2), padding: zeros };
}

/** Shape of one output of `layer` for an input of `shape`; both must fit, see `validateSpec`. */
export function outputShape(layer: LayerSpec, shape: readonly number[]): number[] {
  if (layer.type === "dense") return [layer.units];
  if (layer.type === "flatten") return [sizeOf(shape)];
  if (layer.type === "add" || layer.type === "groupNorm") return [...shape];
  return convOutputShape(layer, shape);
}

function convOutputShape({ kernelSize, strides, padding, filters }: Conv2dSpec, [height, width]: readonly number[]): number[] {
  return [
    windows(height, kernelSize[0], { stride: strides[0], padding }).count,
    windows(width, kernelSize[1], { stride: strides[1], padding }).count,
    filters,
  ];
}

/**
 * Shape of one output of every layer, in order.
 * @example
 * outputShapes(preset("ebm-mnist-compact"))[0]; // [ 16, 16, 16 ]
 */
export function outputShapes(spec: NetworkSpec): number[][] {
  return flow(spec).outputs;
}

/**
 * Shape of what every layer reads, in order; of an `add`, which reads two values of one shape, of either.
 * @example
 * const branch = [conv2d(4, { kernelSize: 3, strides: 2 }), conv2d(4, { kernelSize: 1, strides: 2, skip: 1 }), add(1), flatten(), dense(1)];
 * inputShapes(network({ name: "rama", inputShape: [8, 8, 3], layers: branch }))[1]; // [ 8, 8, 3 ]
 */
export function inputShapes(spec: NetworkSpec): (readonly number[])[] {
  return flow(spec).inputs;
}

function flow({ inputShape, layers }: NetworkSpec) {
  const inputs: (readonly number[])[] = [];
  const outputs: number[][] = [];
  layers.forEach((layer, i) => {
    const place = i - branchSkip(layer);
    inputs.push(place === 0 ? inputShape : outputs[place - 1]);
    outputs.push(outputShape(layer, inputs[i]));
  });
  return { inputs, outputs };
}

/** How many layers before it lies what a layer reads first: 0 but for a branch. */
export function branchSkip(layer: LayerSpec): number {
  return layer.type === "conv2d" ? (layer.skip ?? 0) : 0;
}

/**
 * Names of the layers as Keras gives them: conv2d, conv2d_1, flatten, dense, dense_1, add, group_normalization…
 * @example
 * layerNames(preset("mlp-10").layers); // [ 'dense', 'dense_1', 'dense_2' ]
 */
export function layerNames(layers: readonly Pick<LayerSpec, "type">[]): string[] {
  const seen = new Map<string, number>();
  return layers.map(({ type }) => {
    const earlier = seen.get(type) ?? 0;
    seen.set(type, earlier + 1);
    const name = type === "groupNorm" ? "group_normalization" : type;
    return earlier === 0 ? name : `${name}_${earlier}`;
  });
}

/** How many values a shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
