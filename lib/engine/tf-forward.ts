import * as tf from "@tensorflow/tfjs-core";
import { parameterLayout } from "../network/layout";
import { branchSkip } from "../network/shapes";
import type { AddSpec, Conv2dSpec, GroupNormSpec, LayerSpec, NetworkSpec } from "../network/spec";
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

/** h(x) of shape [n, K] for a batch x of shape [n, ...inputShape]: the network as tf.js operations. */
export function outputsOf(spec: NetworkSpec, variables: readonly tf.Variable[], x: tf.Tensor): tf.Tensor2D {
  const entering = [x];
  let used = 0;
  spec.layers.forEach((layer, i) => {
    const parameters =
      layer.type === "conv2d" || layer.type === "dense" || layer.type === "groupNorm" ? variables.slice(used, used + 2) : [];
    used += parameters.length;
    entering.push(layer.type === "add" ? addition(layer, entering) : forward(layer, entering[i - branchSkip(layer)], parameters));
  });
  return entering[entering.length - 1] as tf.Tensor2D;
}

/** E of shape [n] for outputs h of shape [n, K]. */
export function energyOf({ head, outputSign }: NetworkSpec, h: tf.Tensor2D): tf.Tensor1D {
  const signed = outputSign === 1 ? h : tf.neg(h);
  return (head === "logsumexp" ? smoothMinimum(signed) : tf.reshape(signed, [-1])) as tf.Tensor1D;
}

function forward(layer: Exclude<LayerSpec, AddSpec>, x: tf.Tensor, [kernel, bias]: readonly tf.Tensor[]): tf.Tensor {
  if (layer.type === "flatten") return tf.reshape(x, [x.shape[0], -1]);
  if (layer.type === "groupNorm") return TF_ACTIVATIONS[layer.activation](tf.add(tf.mul(normalize(layer, x), kernel), bias));
  const linear = layer.type === "conv2d" ? convolve(x, kernel, layer) : tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D);
  return TF_ACTIVATIONS[layer.activation](tf.add(linear, bias));
}

/** Each sample's groups of channels with mean 0 and variance 1. */
function normalize({ groups, epsilon }: GroupNormSpec, x: tf.Tensor): tf.Tensor {
  const channels = x.shape[x.shape.length - 1];
  const grouped = tf.reshape(x, [x.shape[0], -1, groups, channels / groups]);
  const centred = tf.sub(grouped, tf.mean(grouped, [1, 3], true));
  const variance = tf.mean(tf.mul(centred, centred), [1, 3], true);
  return tf.reshape(tf.div(centred, tf.sqrt(tf.add(variance, epsilon))), x.shape);
}

function addition({ skip, activation }: AddSpec, entering: readonly tf.Tensor[]): tf.Tensor {
  const last = entering.length - 1;
  return TF_ACTIVATIONS[activation](tf.add(entering[last], entering[last - skip]));
}

/** −log Σ_k exp(−e_k) of each row; its slope is the softmax of −e, whose rows sum to 1 however large the e_k are. */
const smoothMinimum = tf.customGrad((e, save) => {
  const opposite = tf.neg(e as tf.Tensor2D);
  (save as tf.GradSaveFunc)([opposite]);
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => tf.mul(tf.expandDims(dy, 1), tf.softmax(saved[0]));
  return { value: tf.neg(tf.logSumExp(opposite, 1)), gradFunc };
});

function convolve(x: tf.Tensor, kernel: tf.Tensor, { strides, padding }: Conv2dSpec): tf.Tensor {
  return tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, [strides[0], strides[1]], padding);
}
