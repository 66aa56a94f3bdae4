import type { Activation, Conv2dSpec, NetworkSpec } from "ebm/network";

/** E, ∂E/∂x and ∂E/∂θ of one sample, in double precision. */
export interface ReferencePass {
  readonly energy: number;
  readonly inputGradient: Float64Array;
  readonly parameterGradient: Float64Array;
}

/** One pixel of the output hears one pixel of the input through one tap of the kernel; a dense layer has a single one. */
interface Connection {
  readonly output: number;
  readonly input: number;
  readonly tap: number;
}

/** A layer as its connections: z[output, k] = bias[k] + Σ W[tap, c, k] · a[input, c]. */
interface Wiring {
  readonly connections: readonly Connection[];
  readonly channelsIn: number;
  readonly channelsOut: number;
  readonly outputPixels: number;
  readonly kernelAt: number;
  readonly biasAt: number;
  readonly activation: Activation;
}

/**
 * The slow, plain, double-precision definition that engines are tested against. It shares no code with lib/: paddings,
 * offsets and activations are written again from Keras' documentation.
 */
export function referencePass(spec: NetworkSpec, theta: ArrayLike<number>, x: ArrayLike<number>): ReferencePass {
  const wirings = wire(spec);
  const tape: { input: Float64Array; slope: Float64Array }[] = [];
  let value: Float64Array = Float64Array.from(x);
  for (const wiring of wirings) {
    const z = linear(wiring, theta, value);
    tape.push({ input: value, slope: z.map((v) => SLOPE[wiring.activation](v)) });
    value = z.map((v) => VALUE[wiring.activation](v));
  }
  const parameterGradient = new Float64Array(theta.length);
  let gradient = Float64Array.of(spec.outputSign);
  for (let i = wirings.length - 1; i >= 0; i--) {
    const { input, slope } = tape[i];
    const dz = gradient.map((g, j) => g * slope[j]);
    gradient = backward(wirings[i], { theta, input, dz, parameterGradient });
  }
  return { energy: spec.outputSign * value[0], inputGradient: gradient, parameterGradient };
}

function wire(spec: NetworkSpec): Wiring[] {
  const wirings: Wiring[] = [];
  let shape = [...spec.inputShape];
  let offset = 0;
  for (const layer of spec.layers) {
    if (layer.type === "flatten") {
      shape = [shape.reduce((a, b) => a * b, 1)];
      continue;
    }
    const channelsIn = shape[shape.length - 1];
    const channelsOut = layer.type === "conv2d" ? layer.filters : layer.units;
    const { connections, outputShape, taps } =
      layer.type === "conv2d"
        ? convConnections(layer, shape)
        : { connections: [{ output: 0, input: 0, tap: 0 }], outputShape: [], taps: 1 };
    const biasAt = offset + taps * channelsIn * channelsOut;
    const outputPixels = outputShape.reduce((a, b) => a * b, 1);
    wirings.push({ connections, channelsIn, channelsOut, outputPixels, kernelAt: offset, biasAt, activation: layer.activation });
    shape = [...outputShape, channelsOut];
    offset = biasAt + channelsOut;
  }
  return wirings;
}

function convConnections(layer: Conv2dSpec, shape: number[]): { connections: Connection[]; outputShape: number[]; taps: number } {
  const [rows, columns] = [0, 1].map((axis) => axisPairs(shape[axis], layer, axis));
  const connections: Connection[] = [];
  for (const row of rows.pairs) {
    for (const column of columns.pairs) {
      connections.push({
        output: row.output * columns.count + column.output,
        input: row.input * shape[1] + column.input,
        tap: row.tap * layer.kernelSize[1] + column.tap,
      });
    }
  }
  return { connections, outputShape: [rows.count, columns.count], taps: layer.kernelSize[0] * layer.kernelSize[1] };
}

/** Which inputs each output hears along one axis; Keras pads "same" with ⌊total / 2⌋ zeros before. */
function axisPairs(size: number, { kernelSize, strides, padding }: Conv2dSpec, axis: number) {
  const kernel = kernelSize[axis];
  const stride = strides[axis];
  const count = padding === "same" ? Math.ceil(size / stride) : Math.ceil((size - kernel + 1) / stride);
  const before = padding === "same" ? Math.floor(Math.max((count - 1) * stride + kernel - size, 0) / 2) : 0;
  const pairs: Connection[] = [];
  for (let output = 0; output < count; output++) {
    for (let tap = 0; tap < kernel; tap++) {
      const input = output * stride + tap - before;
      if (input >= 0 && input < size) pairs.push({ output, input, tap });
    }
  }
  return { count, pairs };
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
function backward(
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
