import * as tf from "@tensorflow/tfjs-core";
import type { EnergyAndGradient } from "../energy/energy";
import { parameterLayout } from "../network/layout";
import { sizeOf } from "../network/shapes";
import type { NetworkSpec } from "../network/spec";
import type { ParameterGradient } from "./engine";
import { energyOf } from "./tf-forward";
import { scoped } from "./tf-scope";

/** A network whose θ lies in variables of a tf.js backend. */
export interface TfNetwork {
  readonly spec: NetworkSpec;
  readonly backend: string;
  readonly variables: readonly tf.Variable[];
}

/** E(x) of a batch that fits in memory. */
export function chunkEnergy({ spec, backend, variables }: TfNetwork, x: Float32Array): Float32Array {
  return scoped(backend, () => energyOf(spec, variables, batchTensor(spec, x)).dataSync() as Float32Array);
}

/** E(x) and ∂E/∂x from one forward and one backward pass: each E_i depends on x_i alone, so dy is all ones. */
export function chunkEnergyAndGradient({ spec, backend, variables }: TfNetwork, x: Float32Array): EnergyAndGradient {
  return scoped(backend, () => {
    const batch = batchTensor(spec, x);
    const { value, grad } = tf.valueAndGrad((input: tf.Tensor) => energyOf(spec, variables, input))(batch, tf.ones([batch.shape[0]]));
    return { energy: value.dataSync() as Float32Array, gradient: grad.dataSync() as Float32Array };
  });
}

/** Energies and ∂/∂θ Σ_i w_i E_i from one forward and one backward pass; `choose` gives w when E is known. */
export function chunkParameterGradient(
  { spec, backend, variables }: TfNetwork,
  x: Float32Array,
  choose: (energy: Float32Array) => Float32Array,
): ParameterGradient {
  return scoped(backend, () => {
    const batch = batchTensor(spec, x);
    let energy!: Float32Array;
    let failure: unknown;
    const weightedSum = () => {
      const output = energyOf(spec, variables, batch);
      energy = output.dataSync() as Float32Array;
      let weights = energy;
      try {
        weights = choose(energy);
      } catch (error) {
        failure = error ?? new Error("sampleWeights"); // thrown below: tf.js keeps its saved tensors when this throws
      }
      return tf.sum(tf.mul(output, tf.tensor1d(weights))) as tf.Scalar;
    };
    const { grads } = tf.variableGrads(weightedSum, [...variables]);
    if (failure !== undefined) throw failure;
    return {
      energy,
      gradient: flat(
        spec,
        variables.map(({ name }) => grads[name]),
      ),
    };
  });
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
