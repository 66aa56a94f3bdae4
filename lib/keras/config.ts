import { LEAKY_SLOPE } from "../network/activations";
import type { NetworkSpec } from "../network/spec";
import { KERAS_NAMES } from "./activations";
import { INPUT_NAME, type KerasNode, modelName, nodesOf } from "./nodes";

/** Some JSON between braces. */
export type Json = { readonly [key: string]: unknown };

/** Keras' layers of a network, as Keras 3 counts them: the activation of an `add` is a layer of its own. */
export function kerasNodes(spec: NetworkSpec): KerasNode[] {
  return nodesOf(spec, { fuses: () => true });
}

/** Whether Keras can say it as one layer after another. */
export function isSequential(spec: NetworkSpec): boolean {
  return spec.layers.every(({ type }) => type !== "add");
}

/**
 * What Keras 3 writes in config.json: a Sequential, or a Functional when the network has residual connections.
 *
 * It does not hold `outputSign` nor the head: those are in metadata.json. Source: keras/src/saving/serialization_lib.py, 3.15.
 */
export function kerasConfig(spec: NetworkSpec): Json {
  return isSequential(spec) ? sequential(spec) : functional(spec);
}

function sequential(spec: NetworkSpec): Json {
  const layers = [inputLayer(spec), ...kerasNodes(spec).map(layerConfig)];
  const config = { name: modelName(spec), trainable: true, dtype: FLOAT32, layers, build_input_shape: batch(spec.inputShape) };
  return object("Sequential", config, "keras");
}

function functional(spec: NetworkSpec): Json {
  const nodes = kerasNodes(spec);
  const input = { ...inputLayer(spec), name: INPUT_NAME, inbound_nodes: [] };
  const layers = [input, ...nodes.map((node) => ({ ...layerConfig(node), name: node.name, inbound_nodes: [inbound(node)] }))];
  const output = nodes[nodes.length - 1].name;
  const ends = { input_layers: [INPUT_NAME, 0, 0], output_layers: [output, 0, 0] };
  return object("Functional", { name: modelName(spec), trainable: true, layers, ...ends }, "keras.src.models.functional");
}

function inputLayer({ inputShape }: NetworkSpec): Json {
  return object("InputLayer", { batch_shape: batch(inputShape), dtype: "float32", sparse: false, name: INPUT_NAME });
}

function layerConfig(node: KerasNode): Json {
  const config = { name: node.name, trainable: true, dtype: FLOAT32, ...ownConfig(node) };
  return { ...object(node.className, config), build_config: { input_shape: buildShape(node) } };
}

function ownConfig({ className, layer, activation }: KerasNode): Json {
  const named = { activation: KERAS_NAMES[activation] };
  if (className === "Activation") return named;
  if (className === "LeakyReLU") return { negative_slope: LEAKY_SLOPE };
  if (layer.type === "dense") return { units: layer.units, ...named, use_bias: true };
  if (layer.type === "flatten") return { data_format: "channels_last" };
  if (layer.type === "add") return {};
  if (layer.type === "groupNorm") return { groups: layer.groups, axis: -1, epsilon: layer.epsilon, center: true, scale: true };
  const { filters, kernelSize, strides, padding } = layer;
  const window = { kernel_size: [...kernelSize], strides: [...strides], padding };
  return { filters, ...window, data_format: "channels_last", dilation_rate: [1, 1], groups: 1, ...named, use_bias: true };
}

function inbound({ className, inputs }: KerasNode): Json {
  const tensors = inputs.map(({ name, shape }) => ({
    class_name: "__keras_tensor__",
    config: { shape: batch(shape), dtype: "float32", keras_history: [name, 0, 0] },
  }));
  return { args: className === "Add" ? [tensors] : tensors, kwargs: {} };
}

function buildShape({ className, inputs }: KerasNode): unknown {
  const shapes = inputs.map(({ shape }) => batch(shape));
  return className === "Add" ? shapes : shapes[0];
}

function object(className: string, config: Json, module = "keras.layers"): Json {
  return { module, class_name: className, config, registered_name: null };
}

function batch(shape: readonly number[]): (number | null)[] {
  return [null, ...shape];
}

const FLOAT32 = object("DTypePolicy", { name: "float32" }, "keras");
