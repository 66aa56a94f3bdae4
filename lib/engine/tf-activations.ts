import * as tf from "@tensorflow/tfjs-core";
import { LEAKY_SLOPE } from "../network/activations";
import type { Activation } from "../network/spec";

type TensorFunction = (z: tf.Tensor) => tf.Tensor;

/** The activations of `network/activations` on tensors; all can be differentiated on every backend. */
export const TF_ACTIVATIONS: Readonly<Record<Activation, TensorFunction>> = {
  linear: (z) => z,
  swish: tf.customGrad((z, save) => {
    const gate = tf.sigmoid(z as tf.Tensor);
    const value = tf.mul(z as tf.Tensor, gate);
    (save as tf.GradSaveFunc)([gate, value]);
    return { value, gradFunc: (dy, saved) => tf.mul(dy, swishSlope(saved[0], saved[1])) };
  }),
  relu: (z) => tf.relu(z),
  leakyRelu: (z) => tf.maximum(tf.mul(LEAKY_SLOPE, z), z), // at 0 the gradient goes to the first: the slope on the left
  elu: (z) => tf.elu(z),
  softplus: (z) => tf.softplus(z),
  tanh: (z) => tf.tanh(z),
};

/** d/dz z σ(z) = σ + y − y σ with y = z σ(z): four products and sums of arrays of the same shape, no scalars. */
function swishSlope(gate: tf.Tensor, value: tf.Tensor): tf.Tensor {
  return tf.sub(tf.add(gate, value), tf.mul(value, gate));
}
