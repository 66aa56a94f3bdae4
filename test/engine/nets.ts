import { add, conv2d, countParameters, dense, flatten, groupNorm, network, type NetworkSpec, preset, residual } from "ebm/network";
import { rng, uniforms } from "ebm/rng";

/**
 * Networks of awkward sizes: odd images, channels that fill no SIMD lane, kernels smaller than their stride, sums of what
 * came earlier, several outputs. Small enough for plain JavaScript; all activations are there.
 */
export const ODD_NETS: readonly NetworkSpec[] = [
  network({
    name: "impares",
    inputShape: [17, 14, 3],
    layers: [
      conv2d(10, { kernelSize: 3, padding: "valid", activation: "swish" }),
      conv2d(7, { kernelSize: [5, 4], strides: [3, 2], activation: "tanh" }),
      conv2d(13, { kernelSize: 2, strides: 3, padding: "valid", activation: "softplus" }),
      flatten(),
      dense(5, { activation: "elu" }),
      dense(1),
    ],
  }),
  network({
    name: "saltos",
    inputShape: [11, 9, 2],
    layers: [
      conv2d(5, { kernelSize: 1, strides: 2, activation: "leakyRelu" }),
      conv2d(3, { kernelSize: 2, strides: 3, activation: "relu" }),
      flatten(),
      dense(1),
    ],
    outputSign: -1,
  }),
  network({
    name: "sobras",
    inputShape: [16, 13, 1],
    layers: [
      conv2d(4, { kernelSize: 5, strides: 2, padding: "valid", activation: "swish" }),
      conv2d(6, { kernelSize: 3, strides: 2, activation: "swish" }),
      flatten(),
      dense(1),
    ],
  }),
  network({ name: "plano", inputShape: [2], layers: [dense(9, { activation: "swish" }), dense(1)], outputSign: -1 }),
  preset("mlp-10"),
  network({
    name: "residual",
    inputShape: [9, 7, 3],
    layers: [
      conv2d(3, { kernelSize: 3, activation: "swish" }),
      add(1), // the network's input
      conv2d(6, { kernelSize: 3, strides: 2, activation: "tanh" }),
      conv2d(6, { kernelSize: 3, activation: "swish" }),
      conv2d(6, { kernelSize: [2, 3] }),
      add(2, { activation: "elu" }),
      conv2d(6, { kernelSize: 1, activation: "softplus" }),
      add(4, { activation: "leakyRelu" }), // around the sum before it, from the same source
      flatten(),
      dense(1),
    ],
  }),
  network({
    name: "ramas",
    inputShape: [9, 7, 3],
    layers: [
      conv2d(4, { kernelSize: 3, strides: 2, activation: "swish" }),
      conv2d(5, { kernelSize: 3, activation: "tanh" }),
      conv2d(5, { kernelSize: 1, strides: 2, skip: 2 }), // from the network's input, with holes between its windows
      add(1, { activation: "swish" }),
      ...residual(6, { channels: 5, strides: [3, 2], activation: "elu" }),
      ...residual(6, { channels: 6, activation: "softplus" }),
      conv2d(2, { kernelSize: 2, activation: "swish" }),
      conv2d(4, { kernelSize: 3, skip: 1, activation: "tanh" }), // two branches of one value, and a sum of it too
      conv2d(2, { kernelSize: 1, skip: 2 }),
      add(2),
      conv2d(4, { kernelSize: 1 }),
      add(3),
      conv2d(6, { kernelSize: 1, activation: "swish" }),
      add(7),
      flatten(),
      dense(1),
    ],
  }),
  network({
    name: "normas",
    inputShape: [6, 7, 3],
    layers: [
      groupNorm(1, { activation: "tanh" }), // of the network's input
      ...residual(6, { channels: 3, strides: 2, groups: 3, activation: "swish" }),
      ...residual(6, { channels: 6, groups: 2, activation: "softplus" }),
      groupNorm(6, { epsilon: 0.5 }), // of each channel alone
      groupNorm(3, { epsilon: 0.1 }), // after a value without slopes
      add(1),
      flatten(),
      dense(8, { activation: "swish" }),
      groupNorm(2, { epsilon: 0.5, activation: "elu" }), // of a list
      dense(1),
    ],
  }),
  network({
    name: "color",
    inputShape: [32, 32, 3],
    layers: [
      conv2d(5, { kernelSize: 4, activation: "swish" }),
      conv2d(4, { kernelSize: 4, strides: 4, activation: "leakyRelu" }),
      flatten(),
      dense(1),
    ],
  }),
  network({
    name: "diez-clases",
    inputShape: [12, 10, 1],
    layers: [
      conv2d(6, { kernelSize: 3, strides: 2, activation: "swish" }),
      conv2d(9, { kernelSize: [1, 2], strides: [2, 3], activation: "tanh" }),
      flatten(),
      dense(10),
    ],
    head: "logsumexp",
  }),
  network({
    name: "tres-clases",
    inputShape: [6],
    layers: [dense(6, { activation: "elu" }), dense(6), add(2, { activation: "swish" }), dense(3)],
    outputSign: -1,
    head: "logsumexp",
  }),
  network({ name: "plano-784", inputShape: [784], layers: [dense(11, { activation: "relu" }), dense(1)] }),
];

/** Those that tf.js has layers for. */
export const TFJS_NETS = ODD_NETS.filter(({ layers }) => layers.every(({ type }) => type !== "groupNorm"));

/** The odd network of that name. */
export function oddNet(name: string): NetworkSpec {
  const found = ODD_NETS.find((spec) => spec.name === name);
  if (!found) throw new RangeError(name);
  return found;
}

/** θ in [−0.4, 0.4), biases too. */
export function randomWeights(spec: NetworkSpec, seed: number): Float32Array {
  return randomValues(countParameters(spec), seed).map((v) => 0.4 * v);
}

/** `samples` inputs in [−1, 1). */
export function randomBatch(spec: NetworkSpec, { samples, seed }: { samples: number; seed: number }): Float32Array {
  return randomValues(samples * spec.inputShape.reduce((a, b) => a * b, 1), seed);
}

function randomValues(count: number, seed: number): Float32Array {
  const values = new Float32Array(count);
  uniforms(rng(seed), values);
  return values.map((u) => 2 * u - 1);
}
