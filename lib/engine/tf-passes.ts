import * as tf from "@tensorflow/tfjs-core";
import type { EnergyAndGradient } from "../energy/energy";
import { parameterLayout } from "../network/layout";
import { sizeOf } from "../network/shapes";
import type { NetworkSpec } from "../network/spec";
import { energyOf, outputsOf } from "./tf-forward";
import { scoped } from "./tf-scope";

/** A network whose θ lies in variables of a tf.js backend. */
export interface TfNetwork {
  readonly spec: NetworkSpec;
  readonly backend: string;
  readonly variables: readonly tf.Variable[];
}

/** What a pass computes for each sample: E, a value, or h, K values. */
export type Quantity = "energy" | "outputs";

/** E(x) or h(x) of a batch that fits in memory. */
export function chunkValues(net: TfNetwork, x: Float32Array, quantity: Quantity): Float32Array {
  return scoped(net.backend, () => valuesOf(net, batchTensor(net.spec, x), quantity).dataSync() as Float32Array);
}

/** E(x) and ∂E/∂x from one forward and one backward pass: each E_i depends on x_i alone, so dy is all ones. */
export function chunkEnergyAndGradient(net: TfNetwork, x: Float32Array): EnergyAndGradient {
  return scoped(net.backend, () => {
    const batch = batchTensor(net.spec, x);
    const { value, grad } = tf.valueAndGrad((input: tf.Tensor) => valuesOf(net, input, "energy"))(batch, tf.ones([batch.shape[0]]));
    return { energy: value.dataSync() as Float32Array, gradient: grad.dataSync() as Float32Array };
  });
}

/** Which values y are differentiated, and what chooses their weights once y is known. */
export interface WeightedSum {
  readonly quantity: Quantity;
  readonly choose: (values: Float32Array) => Float32Array;
}

/** The values y and ∂/∂θ Σ w y of them. */
export interface WeightedGradient {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
}

/** Values and ∂/∂θ of their weighted sum from one forward and one backward pass. */
export function chunkWeightedGradient(net: TfNetwork, x: Float32Array, { quantity, choose }: WeightedSum): WeightedGradient {
  const { spec, backend, variables } = net;
  return scoped(backend, () => {
    const batch = batchTensor(spec, x);
    let values!: Float32Array;
    let failure: unknown;
    const weightedSum = () => {
      const output = valuesOf(net, batch, quantity);
      values = output.dataSync() as Float32Array;
      let weights = values;
      try {
        weights = choose(values);
      } catch (error) {
        failure = error ?? new Error("weights"); // thrown below: tf.js keeps its saved tensors when this throws
      }
      return tf.sum(tf.mul(output, tf.tensor(weights, output.shape))) as tf.Scalar;
    };
    const { grads } = tf.variableGrads(weightedSum, [...variables]);
    if (failure !== undefined) throw failure;
    const arrays = variables.map(({ name }) => grads[name]);
    return { values, gradient: flat(spec, arrays) };
  });
}

function valuesOf({ spec, variables }: TfNetwork, x: tf.Tensor, quantity: Quantity): tf.Tensor {
  const outputs = outputsOf(spec, variables, x);
  return quantity === "outputs" ? outputs : energyOf(spec, outputs);
}

function batchTensor(spec: NetworkSpec, x: Float32Array): tf.Tensor {
  return tf.tensor(x, [x.length / sizeOf(spec.inputShape), ...spec.inputShape]);
}

/** Arrays in the order of `parameterLayout`, one after the other. */
function flat(spec: NetworkSpec, arrays: readonly tf.Tensor[]): Float32Array {
  const layout = parameterLayout(spec);
  const last = layout[layout.length - 1];
  const values = new Float32Array(last.offset + last.size);
  layout.forEach(({ offset }, i) => values.set(arrays[i].dataSync() as Float32Array, offset));
  return values;
}
