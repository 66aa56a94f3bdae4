import { branchSkip, layerNames, outputShapes } from "../network/shapes";
import type { Activation, LayerSpec, NetworkSpec } from "../network/spec";

/** A layer as Keras counts them: an activation that its layer cannot hold is a node of its own. */
export interface KerasNode {
  readonly className: "Conv2D" | "Dense" | "Flatten" | "Add" | "GroupNormalization" | "Activation" | "LeakyReLU";
  readonly name: string;
  /** The layer of the spec that it is, or whose activation it is. */
  readonly layer: LayerSpec;
  readonly activation: Activation;
  /** What it reads: names of nodes, or the input's, and the shape of one sample of each. */
  readonly inputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

/** How a format writes activations. */
export interface Fusing {
  /** Activations that a convolution or a dense layer holds. */
  readonly fuses: (activation: Activation) => boolean;
}

/** What Keras calls each layer. */
export const CLASS_NAMES = { conv2d: "Conv2D", dense: "Dense", flatten: "Flatten", add: "Add", groupNorm: "GroupNormalization" } as const;

/** Name of the layer that Keras puts at the door. */
export const INPUT_NAME = "input_layer";

/** The network as Keras' layers, in order, without the input. */
export function nodesOf(spec: NetworkSpec, { fuses }: Fusing): KerasNode[] {
  const names = layerNames(spec.layers);
  const shapes = outputShapes(spec);
  const entering: { name: string; shape: readonly number[] }[] = [{ name: INPUT_NAME, shape: spec.inputShape }];
  return spec.layers.flatMap((layer, i) => {
    const activation = layer.type === "flatten" ? "linear" : layer.activation;
    const fused = layer.type !== "add" && layer.type !== "groupNorm" && fuses(activation);
    const inputs = layer.type === "add" ? [entering[i - layer.skip], entering[i]] : [entering[i - branchSkip(layer)]];
    const node: KerasNode = {
      className: CLASS_NAMES[layer.type],
      name: names[i],
      layer,
      activation: fused ? activation : "linear",
      inputs,
    };
    if (fused || activation === "linear") {
      entering.push({ name: node.name, shape: shapes[i] });
      return [node];
    }
    const className = activation === "leakyRelu" ? "LeakyReLU" : "Activation";
    const after = { name: `${node.name}_activation`, shape: shapes[i] };
    entering.push(after);
    return [node, { className, name: after.name, layer, activation, inputs: [{ name: node.name, shape: shapes[i] }] }];
  });
}

/** What a format calls the model: Keras allows no slash in a name. */
export function modelName(spec: NetworkSpec): string {
  return spec.name.replaceAll("/", "_");
}
