import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { input, type LayersModel, layers, model, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { LEAKY_SLOPE } from "./activations";
import { parameterLayout } from "./layout";
import { refuse } from "./refuse";
import { branchSkip, layerNames } from "./shapes";
import type { LayerSpec, NetworkSpec } from "./spec";
import { validateSpec } from "./validate";
import { requireWeights } from "./weights";

/**
 * The network as a tf.js model with Keras' layer names and the given weights; call its `dispose()` when done.
 *
 * Its output is h(x) of shape [n, 1], or [n, K] with a head: `outputSign` and the head come after it. Each `leakyRelu`, and
 * the activation of each `add`, becomes a layer of its own, because tf.js has no other place for it.
 * @throws SpecError, also when it has group normalization, which tf.js has not; ShapeError
 * @example
 * const keras = toLayersModel(preset("mlp-10"), initialWeights(preset("mlp-10"), { seed: 7 }));
 * keras.layers.map((layer) => layer.name); // [ 'input', 'dense', 'dense_1', 'dense_2' ]
 * keras.dispose().numDisposedVariables; // 6
 */
export function toLayersModel(spec: NetworkSpec, weights: Float32Array): LayersModel {
  const checked = validateSpec(spec);
  requireWeights(checked, weights);
  if (checked.layers.some(({ type }) => type === "groupNorm")) refuse("tf.js no tiene la capa GroupNormalization", "guárdala en .keras");
  tf.enableProdMode(); // without it tf.js writes banners and warnings on the console
  if (!tf.getBackend()) void tf.setBackend("cpu");
  const names = layerNames(checked.layers);
  const inputs = input({ shape: [...checked.inputShape], name: "input" });
  const entering = [inputs];
  checked.layers.forEach((layer, i) => {
    const source = layer.type === "add" ? [entering[i], entering[i - layer.skip]] : entering[i - branchSkip(layer)];
    entering.push(applyLayer(layer, names[i], source));
  });
  const built = model({ inputs, outputs: entering[entering.length - 1], name: checked.name });
  const made = entering.flatMap(({ sourceLayer: { name } }, i) => (name === names[i - 1] ? [name] : [names[i - 1], name]));
  built.layers.sort((a, b) => made.indexOf(a.name) - made.indexOf(b.name)); // tf.js has branches in another order than θ
  tf.tidy(() => built.setWeights(thetaTensors(checked, weights)));
  return built;
}

/**
 * All weights of a tf.js model, flat, in the order of `parameterLayout`.
 * @example
 * const small = toLayersModel(preset("mlp-10"), new Float32Array(9729).fill(0.5));
 * weightsOf(small).every((w) => w === 0.5); // true
 */
export function weightsOf(source: LayersModel): Float32Array {
  const arrays = source.getWeights().map((tensor) => tensor.dataSync());
  const flat = new Float32Array(arrays.reduce((total, { length }) => total + length, 0));
  let offset = 0;
  for (const array of arrays) {
    flat.set(array, offset);
    offset += array.length;
  }
  return flat;
}

/** The output of a layer for what it reads: two values for an `add`, else one. */
function applyLayer(layer: LayerSpec, name: string, value: SymbolicTensor | SymbolicTensor[]): SymbolicTensor {
  if (layer.type === "flatten" || layer.type === "groupNorm") return layers.flatten({ name }).apply(value) as SymbolicTensor;
  const linear = kerasLayer(layer, name).apply(value) as SymbolicTensor;
  if (layer.activation === "leakyRelu")
    return layers.leakyReLU({ name: `${name}_leaky_relu`, alpha: LEAKY_SLOPE }).apply(linear) as SymbolicTensor;
  if (layer.type !== "add" || layer.activation === "linear") return linear;
  return layers.activation({ name: `${name}_${layer.activation}`, activation: layer.activation }).apply(linear) as SymbolicTensor;
}

/** A layer of tf.js, with its activation where tf.js has it. */
function kerasLayer(layer: Exclude<LayerSpec, { type: "flatten" | "groupNorm" }>, name: string) {
  if (layer.type === "add") return layers.add({ name });
  const activation = layer.activation === "leakyRelu" ? "linear" : layer.activation;
  if (layer.type === "dense") return layers.dense({ name, units: layer.units, activation });
  const { filters, kernelSize, strides, padding } = layer;
  return layers.conv2d({ name, activation, filters, kernelSize: [...kernelSize], strides: [...strides], padding });
}

function thetaTensors(spec: NetworkSpec, weights: Float32Array): tf.Tensor[] {
  return parameterLayout(spec).map(({ shape, offset, size }) => tf.tensor(weights.slice(offset, offset + size), [...shape]));
}
