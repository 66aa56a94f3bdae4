// @ts-check
// How many multiply-adds a network needs, counted from its description: what every implementation must do, no more.
"use strict";

const { outputShapes, windows } = require("ebm/network");

/** @typedef {import("ebm/network").NetworkSpec} NetworkSpec */
/** @typedef {import("ebm/network").Conv2dSpec} Conv2dSpec */

/** A multiply-add is two floating-point operations. */
const FLOPS = 2;

/**
 * Multiply-adds of one forward pass of one sample; products with the zeros around an image do not count. The gradient with
 * respect to the input needs as many.
 * @param {NetworkSpec} spec
 */
function usefulMultiplyAdds(spec) {
  return sum(byLayer(spec));
}

/**
 * Multiply-adds of the parameter gradient of one sample: forward, the weights' products, and back through all layers but
 * the first that has weights.
 * @param {NetworkSpec} spec
 */
function gradientMultiplyAdds(spec) {
  const counts = byLayer(spec).filter((count) => count > 0);
  return 3 * sum(counts) - counts[0];
}

/** @param {NetworkSpec} spec */
function byLayer(spec) {
  const shapes = [spec.inputShape, ...outputShapes(spec)];
  return spec.layers.map((layer, i) => {
    if (layer.type === "dense") return shapes[i][0] * layer.units;
    return layer.type === "conv2d" ? convolutionCount(layer, shapes[i]) : 0;
  });
}

/** @param {Conv2dSpec} layer @param {readonly number[]} input */
function convolutionCount({ kernelSize, strides, padding, filters }, [height, width, channels]) {
  const rows = tapsInside(height, kernelSize[0], { stride: strides[0], padding });
  const columns = tapsInside(width, kernelSize[1], { stride: strides[1], padding });
  return rows * columns * channels * filters;
}

/**
 * Taps of all windows along an axis that fall inside it.
 * @param {number} size @param {number} kernel @param {{ stride: number, padding: "same" | "valid" }} how
 */
function tapsInside(size, kernel, how) {
  const { count, before } = windows(size, kernel, how);
  const starts = Array.from({ length: count }, (_, i) => i * how.stride - before);
  return sum(starts.map((start) => Math.min(size, start + kernel) - Math.max(0, start)));
}

/** @param {readonly number[]} values */
const sum = (values) => values.reduce((a, b) => a + b, 0);

module.exports = { FLOPS, gradientMultiplyAdds, usefulMultiplyAdds };
