import { outputShape, sizeOf, windows } from "./shapes";
import type { Conv2dSpec, DenseSpec } from "./spec";

/** What a layer does to its input before bias and activation: a linear map and its transpose, in float64. */
export interface LinearMap {
  readonly inputs: number;
  readonly outputs: number;
  /** A x */
  apply(x: Float64Array): Float64Array;
  /** Aᵀ y */
  transpose(y: Float64Array): Float64Array;
}

/** A dense part of the map, all channels of one tap of one window: where its inputs, its outputs and its weights begin. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/**
 * The linear map of a layer on an input of that shape: x ↦ xW of a dense layer, the whole convolution (strides and zeros included) of another.
 * @param kernel of shape [in, out] or [height, width, in, out]
 */
export function linearMap(layer: Conv2dSpec | DenseSpec, shape: readonly number[], kernel: ArrayLike<number>): LinearMap {
  const [inputs, outputs] = [sizeOf(shape), sizeOf(outputShape(layer, shape))];
  const channels = shape[shape.length - 1];
  const filters = layer.type === "dense" ? layer.units : layer.filters;
  const blocks = layer.type === "dense" ? [{ from: 0, to: 0, at: 0 }] : convolution(layer, shape);
  const weights = Float64Array.from(kernel);
  return {
    inputs,
    outputs,
    apply(x) {
      const out = new Float64Array(outputs);
      for (const { from, to, at } of blocks) {
        for (let c = 0; c < channels; c++) for (let f = 0; f < filters; f++) out[to + f] += weights[at + c * filters + f] * x[from + c];
      }
      return out;
    },
    transpose(y) {
      const out = new Float64Array(inputs);
      for (const { from, to, at } of blocks) {
        for (let c = 0; c < channels; c++) for (let f = 0; f < filters; f++) out[from + c] += weights[at + c * filters + f] * y[to + f];
      }
      return out;
    },
  };
}

function convolution(layer: Conv2dSpec, shape: readonly number[]): Block[] {
  const [, width, channels] = shape;
  const { filters, kernelSize } = layer;
  const [rows, columns] = [taps(layer, shape, 0), taps(layer, shape, 1)];
  const across = outputShape(layer, shape)[1];
  return rows.flatMap((row) =>
    columns.map((column) => ({
      from: (row.from * width + column.from) * channels,
      to: (row.to * across + column.to) * filters,
      at: (row.tap * kernelSize[1] + column.tap) * channels * filters,
    })),
  );
}

/** Along one axis, which input each tap of each window reads; those on zeros are left out. */
function taps(
  { kernelSize, strides, padding }: Conv2dSpec,
  shape: readonly number[],
  axis: 0 | 1,
): { from: number; to: number; tap: number }[] {
  const [size, kernel, stride] = [shape[axis], kernelSize[axis], strides[axis]];
  const { count, before } = windows(size, kernel, { stride, padding });
  const all = Array.from({ length: count * kernel }, (_, k) => {
    const [to, tap] = [Math.floor(k / kernel), k % kernel];
    return { from: to * stride - before + tap, to, tap };
  });
  return all.filter(({ from }) => from >= 0 && from < size);
}
