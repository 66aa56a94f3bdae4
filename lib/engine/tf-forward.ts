import * as tf from "@tensorflow/tfjs-core";
import { parameterLayout } from "../network/layout";
import type { Conv2dSpec, NetworkSpec } from "../network/spec";
import { TF_ACTIVATIONS } from "./tf-activations";

/** The arrays of θ as tf.js variables, in the order of `parameterLayout`. */
export function makeVariables(spec: NetworkSpec, weights: Float32Array): tf.Variable[] {
  return tf.tidy(() =>
    parameterLayout(spec).map(({ shape, offset, size }) => tf.variable(tf.tensor(weights.slice(offset, offset + size), [...shape]))),
  );
}

/** Copies new values of θ into the variables. */
export function assignVariables(spec: NetworkSpec, variables: readonly tf.Variable[], weights: Float32Array): void {
  tf.tidy(() => {
    parameterLayout(spec).forEach(({ shape, offset, size }, i) => {
      variables[i].assign(tf.tensor(weights.slice(offset, offset + size), [...shape]));
    });
  });
}

/** E(x) of shape [n] for a batch x of shape [n, ...inputShape]: the network as tf.js operations. */
export function energyOf(spec: NetworkSpec, variables: readonly tf.Variable[], x: tf.Tensor): tf.Tensor1D {
  let value = x;
  let used = 0;
  for (const layer of spec.layers) {
    if (layer.type === "flatten") {
      value = tf.reshape(value, [value.shape[0], -1]);
      continue;
    }
    const [kernel, bias] = variables.slice(used, used + 2);
    used += 2;
    const linear =
      layer.type === "conv2d" ? convolve(value, kernel, layer) : tf.matMul(value as tf.Tensor2D, kernel as tf.Tensor as tf.Tensor2D);
    value = TF_ACTIVATIONS[layer.activation](tf.add(linear, bias));
  }
  const output = tf.reshape(value, [-1]) as tf.Tensor1D;
  return spec.outputSign === 1 ? output : tf.neg(output);
}

function convolve(x: tf.Tensor, kernel: tf.Tensor, { strides, padding }: Conv2dSpec): tf.Tensor {
  return tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, [strides[0], strides[1]], padding);
}
