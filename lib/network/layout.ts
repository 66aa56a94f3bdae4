import { inputShapes, layerNames, sizeOf } from "./shapes";
import type { LayerSpec, NetworkSpec } from "./spec";

/** One array of parameters inside the flat vector θ. */
export interface ParameterEntry {
  /** Keras-like name of its layer, e.g. "conv2d_1". */
  readonly layer: string;
  readonly name: "kernel" | "bias" | "gamma" | "beta";
  /** Kernels: [height, width, in, out] (HWIO) or [in, out]; biases, γ and β: [out]. */
  readonly shape: readonly number[];
  /** Number of its first parameter in θ. */
  readonly offset: number;
  /** How many parameters. */
  readonly size: number;
  /** Inputs that reach one output: kernel height · width · channels in. */
  readonly fanIn: number;
  /** Outputs that one input reaches: kernel height · width · channels out. */
  readonly fanOut: number;
}

/**
 * Where each kernel and bias lies in the flat parameter vector θ: layer by layer, kernel before bias and γ before β, row-major,
 * the order and shapes of Keras' `get_weights()`.
 * @example
 * parameterLayout(preset("mlp-10")).map(({ offset }) => offset); // [ 0, 1280, 1408, 9600, 9664, 9728 ]
 */
export function parameterLayout(spec: NetworkSpec): ParameterEntry[] {
  const names = layerNames(spec.layers);
  const entries: ParameterEntry[] = [];
  const shapes = inputShapes(spec);
  let offset = 0;
  spec.layers.forEach((layer, i) => {
    for (const entry of layerEntries(layer, shapes[i])) {
      entries.push({ layer: names[i], ...entry, offset });
      offset += entry.size;
    }
  });
  return entries;
}

/**
 * How many parameters a network has.
 * @example
 * countParameters(preset("ebm-mnist")); // 76993
 * countParameters(preset("ebm-mnist-compact")); // 60481
 */
export function countParameters(spec: NetworkSpec): number {
  return parameterLayout(spec).reduce((total, entry) => total + entry.size, 0);
}

/** How many parameters a layer has when its input has `shape`. */
export function countLayerParameters(layer: LayerSpec, shape: readonly number[]): number {
  return layerEntries(layer, shape).reduce((total, entry) => total + entry.size, 0);
}

function layerEntries(layer: LayerSpec, input: readonly number[]): Omit<ParameterEntry, "layer" | "offset">[] {
  if (layer.type === "flatten" || layer.type === "add") return [];
  if (layer.type === "groupNorm") return scaleEntries(input[input.length - 1]);
  const window = layer.type === "conv2d" ? layer.kernelSize : [];
  const inputs = input[input.length - 1];
  const outputs = layer.type === "conv2d" ? layer.filters : layer.units;
  const fans = { fanIn: sizeOf(window) * inputs, fanOut: sizeOf(window) * outputs };
  return [
    { name: "kernel", shape: [...window, inputs, outputs], size: fans.fanIn * outputs, ...fans },
    { name: "bias", shape: [outputs], size: outputs, ...fans },
  ];
}

/** γ and β of a normalization: each reaches one channel. */
function scaleEntries(channels: number): Omit<ParameterEntry, "layer" | "offset">[] {
  const entry = { shape: [channels], size: channels, fanIn: 1, fanOut: 1 };
  return [
    { name: "gamma", ...entry },
    { name: "beta", ...entry },
  ];
}
