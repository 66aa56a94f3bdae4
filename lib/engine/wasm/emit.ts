import { type ModuleOptions, moduleBuilder } from "./assembler";
import { additionName, defineAddition, defineGradientFlow } from "./kernels/addition";
import { defineBiasGradient } from "./kernels/bias-gradient";
import { type ConvolutionKernel, convolutionName, defineConvolution } from "./kernels/convolution";
import {
  defineNormalization,
  defineNormalizationBackward,
  defineNormalizationGradient,
  normalizationNames,
  type NormalizationEnds,
  type NormalizationShape,
} from "./kernels/normalization";
import { defineWeightGradient, type WeightGradientKernel, weightGradientName } from "./kernels/weight-gradient";
import { defineAdam, defineDescend, definePerturb, defineReduce, defineRepack, defineTranspose } from "./kernels";
import { type ConvolutionPlan, isBranch, type NetworkPlan, type NormalizationPlan, type Operation, readsAcross } from "./plan/plan";

/** Names of the exported functions that compute an operation. */
export interface OperationKernels {
  readonly forward: string;
  /** Of a convolution or a normalization: the gradient of its input, and of its weights. */
  readonly backward: string;
  readonly weightGradient: string;
}

/** The module of a network in WebAssembly's binary format: the kernels that it needs, each once. */
export function emitModule(network: NetworkPlan, options: ModuleOptions): Uint8Array<ArrayBuffer> {
  const module = moduleBuilder(options);
  network.operations.forEach((operation, i) => {
    if (operation.kind === "addition") return defineAddition(module, operation.activation);
    if (operation.kind === "normalization") {
      const shape = normalizationShape(operation);
      defineNormalization(module, shape, operation.activation);
      defineNormalizationBackward(module, shape, backwardEnds(network.operations, i));
      return defineNormalizationGradient(module, shape);
    }
    defineConvolution(module, forwardKernel(network, operation));
    defineConvolution(module, backwardKernel(network, operation, i));
    defineWeightGradient(module, weightGradientKernel(network, operation));
  });
  for (const define of COMMON) define(module);
  return module.bytes();
}

/** What every network needs. */
const COMMON = [
  defineGradientFlow,
  defineBiasGradient,
  defineTranspose,
  definePerturb,
  defineDescend,
  defineRepack,
  defineReduce,
  defineAdam,
];

/** Which functions of its module compute each operation of a network. */
export function kernelNames(network: NetworkPlan): OperationKernels[] {
  return network.operations.map((operation, i) => {
    if (operation.kind === "addition") return { forward: additionName(operation.activation), backward: "", weightGradient: "" };
    if (operation.kind === "normalization") {
      const { forward, backward, weightGradient } = normalizationNames(normalizationShape(operation));
      return { forward: forward(operation.activation), backward: backward(backwardEnds(network.operations, i)), weightGradient };
    }
    return {
      forward: convolutionName(forwardKernel(network, operation)),
      backward: convolutionName(backwardKernel(network, operation, i)),
      weightGradient: weightGradientName(weightGradientKernel(network, operation)),
    };
  });
}

function normalizationShape({ input, groups, epsilon }: NormalizationPlan): NormalizationShape {
  return { positions: input.height * input.width, channels: input.channels, groups, epsilon };
}

function forwardKernel({ tile }: NetworkPlan, { input, output, kernelSize, activation }: ConvolutionPlan): ConvolutionKernel {
  return {
    channels: output.channels,
    summed: input.channels,
    rowValues: kernelSize[1] * input.channels,
    tile,
    start: "bias",
    finish: activation === "linear" ? "store" : activation,
  };
}

function backwardKernel({ operations, tile }: NetworkPlan, { input, output }: ConvolutionPlan, index: number): ConvolutionKernel {
  return {
    channels: input.channels,
    summed: output.channels,
    rowValues: 0, // its rows have many lengths: always a loop
    tile,
    ...backwardEnds(operations, index),
  };
}

/** The sums that fill the registers where a tile of the convolution does; half of them where the compiler spills. */
function weightGradientKernel({ tile }: NetworkPlan, { input, output }: ConvolutionPlan): WeightGradientKernel {
  return { channelsIn: input.channels, channelsOut: output.channels, sums: tile.outputs > 4 ? 8 : 4 };
}

/**
 * What the gradient of an operation's input starts from, and what becomes of it: a branch adds its own to what its source
 * gathers; the others finish the value before, with what it gathered and with its slopes.
 */
function backwardEnds(operations: readonly Operation[], index: number): NormalizationEnds {
  const operation = operations[index];
  if (isBranch(operation, index)) return { start: isLastReader(operations, operation.source, index) ? "zero" : "image", finish: "store" };
  return {
    start: isLastReader(operations, index, -1) ? "zero" : "image",
    finish: hasSlopes(operations, index) ? "timesSlope" : "store",
  };
}

/**
 * Whether nothing after `reader` reads this value across other operations: this one, then, is the first whose gradient flows
 * back. Value 0 is the input, i + 1 the output of operation i.
 */
export function isLastReader(operations: readonly Operation[], value: number, reader: number): boolean {
  return !operations.some((operation, i) => i > reader && readsAcross(operation, i) && operation.source === value);
}

/** Whether this value came out of an activation, so that its slopes were kept. */
export function hasSlopes(operations: readonly Operation[], value: number): boolean {
  return value > 0 && operations[value - 1].activation !== "linear";
}
