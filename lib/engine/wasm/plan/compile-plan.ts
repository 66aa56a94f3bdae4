import { countParameters, parameterLayout } from "../../../network/layout";
import { branchSkip, inputShapes, layerNames, sizeOf } from "../../../network/shapes";
import type { Conv2dSpec, DenseSpec, GroupNormSpec, LayerSpec, NetworkSpec } from "../../../network/spec";
import { backwardPacking, forwardPacking } from "./packing";
import type { ConvolutionPlan, NetworkPlan, NormalizationPlan, Operation, Tile, Volume } from "./plan";
import { backwardTable, forwardTable, type Geometry, geometry, POSITION_WORDS, residues, tableBytes, tapTable } from "./tables";
import { VALUE_BYTES } from "./plan";

/**
 * A network as the operations, tables and weight orders that the engine's kernels walk through: plain data.
 * @param spec a checked network
 * @example
 * compilePlan(preset("mlp-10"), { outputs: 6, unroll: 2 }).operations.map(({ layer }) => layer); // [ 'dense', 'dense_1', 'dense_2' ]
 */
export function compilePlan(spec: NetworkSpec, tile: Tile): NetworkPlan {
  const names = layerNames(spec.layers);
  const kernels = parameterLayout(spec).filter(({ name }) => name === "kernel" || name === "gamma");
  const operations: Operation[] = [];
  /** Which value enters each layer: 0 is the input, i + 1 the output of operation i. */
  const entering: number[] = [];
  const reads = inputShapes(spec);
  spec.layers.forEach((layer, i) => {
    entering.push(operations.length);
    const kernelAt = kernels.find((entry) => entry.layer === names[i])?.offset ?? 0;
    const operation = planLayer(layer, { name: names[i], input: volumeOf(reads[i]), kernelAt, tile, source: entering[i - skipOf(layer)] });
    if (operation) operations.push(operation);
  });
  const last = operations[operations.length - 1];
  return {
    spec,
    operations,
    inputs: sizeOf(spec.inputShape),
    outputs: last.output.channels,
    parameters: countParameters(spec),
    tile,
  };
}

/** A list of n values is a 1 × 1 image of n channels; flattening [height, width, channels] moves nothing. */
function volumeOf(shape: readonly number[]): Volume {
  const [height, width, channels] = shape.length === 3 ? shape : [1, 1, sizeOf(shape)];
  return { height, width, channels };
}

function skipOf(layer: LayerSpec): number {
  return layer.type === "add" ? layer.skip : branchSkip(layer);
}

interface LayerContext {
  readonly name: string;
  readonly input: Volume;
  readonly kernelAt: number;
  readonly tile: Tile;
  readonly source: number;
}

function planLayer(layer: LayerSpec, context: LayerContext): Operation | undefined {
  const { name, input, source } = context;
  if (layer.type === "flatten") return undefined;
  if (layer.type === "add") return { kind: "addition", layer: name, input, output: input, activation: layer.activation, source };
  if (layer.type === "groupNorm") return planNormalization(layer, context);
  return planConvolution(layer, context);
}

function planNormalization({ groups, epsilon, activation }: GroupNormSpec, { name, input, kernelAt }: LayerContext): NormalizationPlan {
  return { kind: "normalization", layer: name, input, output: input, activation, groups, epsilon, gammaAt: kernelAt };
}

function planConvolution(layer: Conv2dSpec | DenseSpec, { name, source, input, kernelAt, tile }: LayerContext): ConvolutionPlan {
  const shape = geometryOf(input, layer);
  const { output, kernelSize, strides } = shape;
  const packing = { kernelAt, widest: tile.outputs };
  const taps = kernelSize[0] * kernelSize[1];
  const forward = {
    table: forwardTable(shape),
    packing: forwardPacking(shape, packing),
    weights: taps * input.channels,
    rowWeights: kernelSize[1] * input.channels,
  };
  return {
    kind: "convolution",
    layer: name,
    source,
    input,
    output,
    kernelSize,
    strides,
    activation: layer.activation,
    kernelAt,
    biasAt: kernelAt + taps * input.channels * output.channels,
    forward,
    backward: backwardPasses(shape, packing),
    taps: tapPasses(shape, kernelAt),
    multiplyAdds: usefulWork(forward.table) * output.channels,
  };
}

/** Bytes of the tables that `compilePlan` makes, known before. */
export function bytesOfTables(spec: NetworkSpec): number {
  const shapes = inputShapes(spec).map(volumeOf);
  const bytesOf = (layer: LayerSpec, i: number) =>
    layer.type === "conv2d" || layer.type === "dense" ? tableBytes(geometryOf(shapes[i], layer)) : 0;
  return spec.layers.reduce((total, layer, i) => total + bytesOf(layer, i), 0);
}

/** Of a layer on an image, or on a list of values. */
function geometryOf(input: Volume, layer: Conv2dSpec | DenseSpec): Geometry {
  return geometry(input, layer.type === "conv2d" ? layer : asConvolution(layer));
}

function asConvolution({ units }: DenseSpec): Pick<Conv2dSpec, "filters" | "kernelSize" | "strides" | "padding"> {
  return { filters: units, kernelSize: [1, 1], strides: [1, 1], padding: "valid" };
}

function backwardPasses(shape: Geometry, packing: { kernelAt: number; widest: number }) {
  const passes = residues(shape).map((residue) => ({
    table: backwardTable(shape, residue),
    packing: backwardPacking(shape, residue, packing),
    weights: residue.taps[0] * residue.taps[1] * shape.output.channels,
    rowWeights: residue.taps[1] * shape.output.channels,
  }));
  return passes.filter(({ table }) => table.length > 0);
}

function tapPasses(shape: Geometry, kernelAt: number) {
  const { kernelSize, input, output } = shape;
  const passes = [];
  for (let tap = 0; tap < kernelSize[0] * kernelSize[1]; tap++) {
    const table = tapTable(shape, [Math.floor(tap / kernelSize[1]), tap % kernelSize[1]]);
    if (table.length > 0) passes.push({ table, kernelAt: kernelAt + tap * input.channels * output.channels });
  }
  return passes;
}

/** Inputs that all positions hear, taps on padding left out. */
function usefulWork(table: Int32Array): number {
  let inputs = 0;
  for (let i = 0; i < table.length; i += POSITION_WORDS) inputs += (table[i + 2] * table[i + 3]) / VALUE_BYTES;
  return inputs;
}
