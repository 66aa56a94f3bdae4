import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { input, type LayersModel, layers, model, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { LEAKY_SLOPE } from "./activations";
import { parameterLayout } from "./layout";
import { layerNames } from "./shapes";
import type { LayerSpec, NetworkSpec } from "./spec";
import { validateSpec } from "./validate";
import { requireWeights } from "./weights";

/**
 * The network as a tf.js model with Keras' layer names and the given weights; call its `dispose()` when done.
 *
 * Its output is h(x) of shape [n, 1], before `outputSign`. Each `leakyRelu` becomes a layer of its own, because tf.js
 * has no activation of that name.
 * @throws SpecError, ShapeError
 * @example
 * const keras = toLayersModel(preset("mlp-10"), initialWeights(preset("mlp-10"), { seed: 7 }));
 * keras.layers.map((layer) => layer.name); // [ 'input', 'dense', 'dense_1', 'dense_2' ]
 * keras.dispose().numDisposedVariables; // 6
 */
export function toLayersModel(spec: NetworkSpec, weights: Float32Array): LayersModel {
  const checked = validateSpec(spec);
  requireWeights(checked, weights);
  tf.enableProdMode(); // without it tf.js writes banners and warnings on the console
  if (!tf.getBackend()) void tf.setBackend("cpu");
  const names = layerNames(checked.layers);
  const inputs = input({ shape: [...checked.inputShape], name: "input" });
  const outputs = checked.layers.reduce((value, layer, i) => applyLayer(layer, names[i], value), inputs);
  const built = model({ inputs, outputs, name: checked.name });
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

function applyLayer(layer: LayerSpec, name: string, value: SymbolicTensor): SymbolicTensor {
  if (layer.type === "flatten") return layers.flatten({ name }).apply(value) as SymbolicTensor;
  const leaky = layer.activation === "leakyRelu";
  const activation = layer.activation === "leakyRelu" ? "linear" : layer.activation;
  const kernel =
    layer.type === "dense"
      ? layers.dense({ name, units: layer.units, activation })
      : layers.conv2d({
          name,
          activation,
          filters: layer.filters,
          kernelSize: [...layer.kernelSize],
          strides: [...layer.strides],
          padding: layer.padding,
        });
  const linear = kernel.apply(value) as SymbolicTensor;
  return leaky ? (layers.leakyReLU({ name: `${name}_leaky_relu`, alpha: LEAKY_SLOPE }).apply(linear) as SymbolicTensor) : linear;
}

function thetaTensors(spec: NetworkSpec, weights: Float32Array): tf.Tensor[] {
  return parameterLayout(spec).map(({ shape, offset, size }) => tf.tensor(weights.slice(offset, offset + size), [...shape]));
}
