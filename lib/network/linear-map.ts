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

/** One product of the map: output `to` gets kernel[weight] times input `from`. */
type Visit = (from: number, to: number, weight: number) => void;

/**
 * The linear map of a layer on an input of that shape: x ↦ xW of a dense layer, the whole convolution (strides and zeros included) of another.
 * @param kernel of shape [in, out] or [height, width, in, out]
 */
export function linearMap(layer: Conv2dSpec | DenseSpec, shape: readonly number[], kernel: ArrayLike<number>): LinearMap {
  const inputs = sizeOf(shape);
  const outputs = sizeOf(outputShape(layer, shape));
  const visit = layer.type === "dense" ? dense(inputs, outputs) : convolution(layer, shape);
  const through = (size: number, step: (out: Float64Array) => Visit) => {
    const out = new Float64Array(size);
    visit(step(out));
    return out;
  };
  return {
    inputs,
    outputs,
    apply: (x) =>
      through(outputs, (out) => (from, to, weight) => {
        out[to] += kernel[weight] * x[from];
      }),
    transpose: (y) =>
      through(inputs, (out) => (from, to, weight) => {
        out[from] += kernel[weight] * y[to];
      }),
  };
}

function dense(inputs: number, outputs: number): (visit: Visit) => void {
  return (visit) => {
    for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) visit(i, o, i * outputs + o);
  };
}

function convolution(layer: Conv2dSpec, shape: readonly number[]): (visit: Visit) => void {
  const [width, channels] = [shape[1], shape[2]];
  const { filters, kernelSize } = layer;
  const [rows, columns] = [taps(layer, shape, 0), taps(layer, shape, 1)];
  const across = outputShape(layer, shape)[1];
  return (visit) => {
    for (const row of rows) {
      for (const column of columns) {
        const from = (row.from * width + column.from) * channels;
        const to = (row.to * across + column.to) * filters;
        const at = (row.tap * kernelSize[1] + column.tap) * channels * filters;
        for (let c = 0; c < channels; c++) for (let f = 0; f < filters; f++) visit(from + c, to + f, at + c * filters + f);
      }
    }
  };
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
