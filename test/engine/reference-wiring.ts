import type { Activation, Conv2dSpec, DenseSpec, NetworkSpec } from "ebm/network";

/** One pixel of the output hears one pixel of the input through one tap of the kernel; a dense layer has a single one. */
interface Connection {
  readonly output: number;
  readonly input: number;
  readonly tap: number;
}

/** A layer as its connections: z[output, k] = bias[k] + Σ W[tap, c, k] · a[input, c]. */
export interface Wiring {
  /** Which value a is: 0 is the input of the network, j + 1 the output of node j. */
  readonly reads: number;
  readonly connections: readonly Connection[];
  readonly channelsIn: number;
  readonly channelsOut: number;
  readonly outputPixels: number;
  readonly kernelAt: number;
  readonly biasAt: number;
  readonly activation: Activation;
}

/** An addition: y = a(x + values[source]), where values[0] is the input of the network and values[j + 1] the output of node j. */
interface Addition {
  readonly source: number;
  readonly activation: Activation;
}

/** A group normalization of an image of so many pixels. */
interface Normalization {
  readonly pixels: number;
  readonly channels: number;
  readonly groups: number;
  readonly epsilon: number;
  readonly gammaAt: number;
  readonly activation: Activation;
}

export type Node = Wiring | Addition | Normalization;

/** The nodes of a network, in order: flattening moves nothing, so it has none. */
export function wire(spec: NetworkSpec): Node[] {
  const nodes: Node[] = [];
  /** Which value enters each layer. */
  const entering: number[] = [];
  const shapes: number[][] = [];
  let shape = [...spec.inputShape];
  let offset = 0;
  spec.layers.forEach((layer, i) => {
    entering.push(nodes.length);
    shapes.push(shape);
    if (layer.type === "flatten") shape = [product(shape)];
    else if (layer.type === "add") nodes.push({ source: entering[i - layer.skip], activation: layer.activation });
    else if (layer.type === "groupNorm") {
      const channels = shape[shape.length - 1];
      const { groups, epsilon, activation } = layer;
      nodes.push({ pixels: product(shape) / channels, channels, groups, epsilon, gammaAt: offset, activation });
      offset += 2 * channels;
    } else {
      const from = i - ("skip" in layer ? (layer.skip as number) : 0);
      const { wiring, outputShape } = kernelWiring(layer, shapes[from], offset);
      nodes.push({ ...wiring, reads: entering[from] });
      shape = outputShape;
      offset = wiring.biasAt + wiring.channelsOut;
    }
  });
  return nodes;
}

function kernelWiring(layer: Conv2dSpec | DenseSpec, shape: number[], kernelAt: number) {
  const channelsIn = shape[shape.length - 1];
  const channelsOut = layer.type === "conv2d" ? layer.filters : layer.units;
  const { connections, pixels, taps } =
    layer.type === "conv2d" ? convConnections(layer, shape) : { connections: [{ output: 0, input: 0, tap: 0 }], pixels: [], taps: 1 };
  const biasAt = kernelAt + taps * channelsIn * channelsOut;
  const { activation } = layer;
  const wiring = { connections, channelsIn, channelsOut, outputPixels: product(pixels), kernelAt, biasAt, activation };
  return { wiring, outputShape: [...pixels, channelsOut] };
}

function product(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

function convConnections(layer: Conv2dSpec, shape: number[]): { connections: Connection[]; pixels: number[]; taps: number } {
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
  return { connections, pixels: [rows.count, columns.count], taps: layer.kernelSize[0] * layer.kernelSize[1] };
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
