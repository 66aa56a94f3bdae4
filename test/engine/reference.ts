import type { Activation, NetworkSpec } from "ebm/network";
import { type Node, type Wiring, wire } from "./reference-wiring";

/** h, E, ∂E/∂x and ∂E/∂θ of one sample, in double precision. */
export interface ReferencePass {
  readonly outputs: Float64Array;
  readonly energy: number;
  readonly inputGradient: Float64Array;
  readonly parameterGradient: Float64Array;
}

/** What the forward pass leaves for the backward one. */
interface Tape {
  readonly nodes: readonly Node[];
  readonly theta: ArrayLike<number>;
  /** The input and the output of each node. */
  readonly values: readonly Float64Array[];
  /** a'(z) of each node. */
  readonly slopes: readonly Float64Array[];
}

/**
 * The slow, plain, double-precision definition that engines are tested against. It shares no code with lib/: paddings,
 * offsets and activations are written again from Keras' documentation.
 */
export function referencePass(spec: NetworkSpec, theta: ArrayLike<number>, x: ArrayLike<number>): ReferencePass {
  const tape = forward(spec, theta, x);
  const outputs = tape.values[tape.values.length - 1];
  const { energy, slope } = headOf(spec, outputs);
  return { outputs, energy, ...backward(tape, slope) };
}

/** ∂/∂θ Σ_k w_k h_k(x) of one sample. */
export function referenceOutputGradient(
  spec: NetworkSpec,
  { theta, x, weights }: { theta: ArrayLike<number>; x: ArrayLike<number>; weights: ArrayLike<number> },
): Float64Array {
  return backward(forward(spec, theta, x), Float64Array.from(weights)).parameterGradient;
}

/** E = sign · h for one output, −log Σ exp(−sign · h_k) for several, and ∂E/∂h. */
function headOf({ head, outputSign }: NetworkSpec, h: Float64Array): { energy: number; slope: Float64Array } {
  if (head === undefined) return { energy: outputSign * h[0], slope: Float64Array.of(outputSign) };
  const terms = h.map((value) => Math.exp(-outputSign * value));
  const sum = terms.reduce((a, b) => a + b, 0);
  return { energy: -Math.log(sum), slope: terms.map((term) => (outputSign * term) / sum) };
}

function forward(spec: NetworkSpec, theta: ArrayLike<number>, x: ArrayLike<number>): Tape {
  const nodes = wire(spec);
  const values = [Float64Array.from(x)];
  const slopes: Float64Array[] = [];
  for (const node of nodes) {
    const z = before(node, theta, values);
    slopes.push(z.map((v) => SLOPE[node.activation](v)));
    values.push(z.map((v) => VALUE[node.activation](v)));
  }
  return { nodes, theta, values, slopes };
}

/** What an activation is given. */
function before(node: Node, theta: ArrayLike<number>, values: readonly Float64Array[]): Float64Array {
  const last = values[values.length - 1];
  if ("source" in node) return last.map((v, i) => v + values[node.source][i]);
  if ("reads" in node) return linear(node, theta, values[node.reads]);
  const { hat } = standardize(node, last);
  return hat.map((v, i) => theta[node.gammaAt + (i % node.channels)] * v + theta[node.gammaAt + node.channels + (i % node.channels)]);
}

type Norm = Extract<Node, { gammaAt: number }>;

/** x̂, and to which group each value belongs and what it was divided by. */
function standardize({ channels, groups, epsilon }: Norm, x: Float64Array) {
  const groupOf = (i: number) => Math.floor(((i % channels) * groups) / channels);
  const members = Array.from({ length: groups }, (_, g) => [...x.keys()].filter((i) => groupOf(i) === g));
  const means = members.map((list) => list.reduce((sum, i) => sum + x[i], 0) / list.length);
  const scales = members.map((list, g) => Math.sqrt(list.reduce((sum, i) => sum + (x[i] - means[g]) ** 2, 0) / list.length + epsilon));
  return { hat: x.map((v, i) => (v - means[groupOf(i)]) / scales[groupOf(i)]), groupOf, members, scales };
}

/**
 * Adds the part of γ and β to ∂E/∂θ and returns ∂E/∂x, from the Jacobian itself, value by value:
 * ∂x̂_j/∂x_i = (δ_ij − 1/m − x̂_i x̂_j / m) / scale within a group of m.
 */
function throughNorm(
  node: Norm,
  {
    theta,
    input,
    dz,
    parameterGradient,
  }: { theta: ArrayLike<number>; input: Float64Array; dz: Float64Array; parameterGradient: Float64Array },
): Float64Array<ArrayBuffer> {
  const { hat, groupOf, members, scales } = standardize(node, input);
  const { gammaAt, channels } = node;
  dz.forEach((g, i) => {
    parameterGradient[gammaAt + (i % channels)] += g * hat[i];
    parameterGradient[gammaAt + channels + (i % channels)] += g;
  });
  return Float64Array.from(input, (_, i) => {
    const group = members[groupOf(i)];
    const flows = group.map((j) => dz[j] * theta[gammaAt + (j % channels)] * ((i === j ? 1 : 0) - (1 + hat[i] * hat[j]) / group.length));
    return flows.reduce((sum, v) => sum + v, 0) / scales[groupOf(i)];
  });
}

/** ∂/∂x and ∂/∂θ of a function of the outputs whose slope is `seed`. */
function backward({ nodes, theta, values, slopes }: Tape, seed: Float64Array): Pick<ReferencePass, "inputGradient" | "parameterGradient"> {
  const parameterGradient = new Float64Array(theta.length);
  const gradients = values.map(({ length }) => new Float64Array(length));
  gradients[nodes.length].set(seed);
  for (let j = nodes.length - 1; j >= 0; j--) {
    const node = nodes[j];
    const dz = gradients[j + 1].map((g, i) => g * slopes[j][i]);
    if ("source" in node) for (const value of [j, node.source]) addTo(gradients[value], dz);
    else if ("gammaAt" in node) addTo(gradients[j], throughNorm(node, { theta, input: values[j], dz, parameterGradient }));
    else addTo(gradients[node.reads], throughKernel(node, { theta, input: values[node.reads], dz, parameterGradient }));
  }
  return { inputGradient: gradients[0], parameterGradient };
}

function addTo(sum: Float64Array, terms: Float64Array): void {
  terms.forEach((term, i) => (sum[i] += term));
}

function linear(wiring: Wiring, theta: ArrayLike<number>, a: Float64Array): Float64Array {
  const { connections, channelsIn, channelsOut, outputPixels, kernelAt, biasAt } = wiring;
  const z = Float64Array.from({ length: outputPixels * channelsOut }, (_, i) => theta[biasAt + (i % channelsOut)]);
  for (const { output, input, tap } of connections) {
    for (let c = 0; c < channelsIn; c++) {
      for (let k = 0; k < channelsOut; k++) {
        z[output * channelsOut + k] += theta[kernelAt + (tap * channelsIn + c) * channelsOut + k] * a[input * channelsIn + c];
      }
    }
  }
  return z;
}

/** Adds this layer's part of ∂E/∂θ and returns ∂E/∂a of its input. */
function throughKernel(
  { connections, channelsIn, channelsOut, kernelAt, biasAt }: Wiring,
  {
    theta,
    input: a,
    dz,
    parameterGradient,
  }: { theta: ArrayLike<number>; input: Float64Array; dz: Float64Array; parameterGradient: Float64Array },
): Float64Array<ArrayBuffer> {
  const da = new Float64Array(a.length);
  dz.forEach((g, i) => (parameterGradient[biasAt + (i % channelsOut)] += g));
  for (const { output, input, tap } of connections) {
    for (let c = 0; c < channelsIn; c++) {
      for (let k = 0; k < channelsOut; k++) {
        const weight = kernelAt + (tap * channelsIn + c) * channelsOut + k;
        const g = dz[output * channelsOut + k];
        da[input * channelsIn + c] += theta[weight] * g;
        parameterGradient[weight] += a[input * channelsIn + c] * g;
      }
    }
  }
  return da;
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const VALUE: Record<Activation, (z: number) => number> = {
  linear: (z) => z,
  swish: (z) => z * sigmoid(z),
  relu: (z) => (z > 0 ? z : 0),
  leakyRelu: (z) => (z > 0 ? z : 0.2 * z),
  elu: (z) => (z > 0 ? z : Math.exp(z) - 1),
  softplus: (z) => Math.log(1 + Math.exp(z)),
  tanh: (z) => Math.tanh(z),
};

const SLOPE: Record<Activation, (z: number) => number> = {
  linear: () => 1,
  swish: (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z))),
  relu: (z) => (z > 0 ? 1 : 0),
  leakyRelu: (z) => (z > 0 ? 1 : 0.2),
  elu: (z) => (z > 0 ? 1 : Math.exp(z)),
  softplus: sigmoid,
  tanh: (z) => 1 / Math.cosh(z) ** 2,
};
