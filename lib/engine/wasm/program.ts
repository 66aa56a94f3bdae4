import { hasSlopes, isLastReader, kernelNames, type OperationKernels } from "./emit";
import type { ConvolutionAddresses, PassAddresses, Plan, Scratch } from "./plan/memory";
import {
  type AdditionPlan,
  type ConvolutionPlan,
  isBranch,
  type NormalizationPlan,
  type Pass,
  VALUE_BYTES,
  type Volume,
} from "./plan/plan";

/** One call of an exported function; addresses and sizes in bytes. */
export interface Call {
  readonly kernel: string;
  readonly parameters: readonly number[];
}

/** What a runner calls to compute an item, in order. */
export interface Program {
  /** All values from value 0, and the slopes of the activations. */
  readonly forward: readonly Call[];
  /** From ∂L/∂h, in the slopes of the last value, to ∂L/∂x in the slopes of value 0. */
  readonly toInput: readonly Call[];
  /** The same without the input, adding the gradient of every weight and bias to the partial gradient of a slot. */
  readonly toParameters: (slot: number) => readonly Call[];
}

/** What a program is compiled from: the plan, the names of its kernels, and the scratch of a runner. */
interface ProgramContext {
  readonly plan: Plan;
  readonly names: readonly OperationKernels[];
  readonly scratch: Scratch;
}

/** The calls that compute an item in a scratch. */
export function compileProgram(plan: Plan, scratch: Scratch): Program {
  const context = { plan, scratch, names: kernelNames(plan) };
  const { operations, memory } = plan;
  const last = operations.length - 1;
  const downwards = operations.map((_, i) => last - i);
  const ofSlots: (readonly Call[])[] = [];
  return {
    forward: operations.map((_, i) => forward(context, i)),
    toInput: downwards.flatMap((i) => backward(context, i)),
    toParameters(slot) {
      const gradient = memory.slots + slot * memory.parameterBytes;
      const callsOf = (i: number) => [...parameterGradient(context, i, gradient), ...(i > 0 ? backward(context, i) : [])];
      ofSlots[slot] ??= downwards.flatMap(callsOf);
      return ofSlots[slot];
    },
  };
}

function forward(context: ProgramContext, i: number): Call {
  const operation = context.plan.operations[i];
  if (operation.kind === "addition") return addForward(context, operation, i);
  return operation.kind === "convolution" ? convolveForward(context, operation, i) : normalizeForward(context, operation, i);
}

function backward(context: ProgramContext, i: number): Call[] {
  const operation = context.plan.operations[i];
  if (operation.kind === "addition") return addBackward(context, operation, i);
  return operation.kind === "convolution" ? convolveBackward(context, operation, i) : [normalizeBackward(context, operation, i)];
}

function convolveForward({ plan, names, scratch }: ProgramContext, { forward, source, input, biasAt }: ConvolutionPlan, i: number): Call {
  const { values, slopes } = scratch;
  const image = { source: values[source], input, target: values[i + 1], start: plan.memory.theta + 4 * biasAt };
  const toSlopes = slopes[i + 1] - values[i + 1];
  return { kernel: names[i].forward, parameters: [...convolution(forward, addressesOf(plan, i).forward, image), toSlopes] };
}

function convolveBackward(context: ProgramContext, operation: ConvolutionPlan, i: number): Call[] {
  const { plan, names, scratch } = context;
  const { slopes, skips } = scratch;
  const branch = isBranch(operation, i);
  const target = branch ? (skips[operation.source] as number) : slopes[i];
  const start = branch ? 0 : (skips[i] ?? target) - target;
  const image = { source: slopes[i + 1], input: operation.output, target, start };
  const calls = addressesOf(plan, i).backward.map((at, pass) => ({
    kernel: names[i].backward,
    parameters: [...convolution(operation.backward[pass], at, image), 0],
  }));
  return branch ? [...calls, finishGathered(context, i)] : calls;
}

/** Value i, which the operation after it does not read, has gathered its whole gradient: only its slopes are missing. */
function finishGathered({ plan: { operations }, scratch: { slopes, skips } }: ProgramContext, i: number): Call {
  const { output } = operations[i - 1];
  const kernel = hasSlopes(operations, i) ? "timesSlope" : "copy";
  return { kernel, parameters: [slopes[i], slopes[i] + bytesOf(output), skips[i] as number] };
}

interface Image {
  readonly source: number;
  readonly input: Volume;
  readonly target: number;
  readonly start: number;
}

/** The parameters of a convolution kernel, in order; all but the last, the distance to the slopes. */
function convolution(pass: Pass, at: PassAddresses, { source, input, target, start }: Image): number[] {
  const sourceRow = VALUE_BYTES * input.width * input.channels;
  return [at.table, at.tableEnd, source, at.weights, target, start, 4 * pass.weights, sourceRow, pass.rowWeights];
}

function parameterGradient({ plan, names, scratch }: ProgramContext, i: number, gradient: number): Call[] {
  const operation = plan.operations[i];
  if (operation.kind === "addition") return [];
  if (operation.kind === "normalization") return normalizeGradient({ names, scratch }, operation, { i, gradient });
  const { output, biasAt, taps } = operation;
  const [source, slopes] = [scratch.values[operation.source], scratch.slopes[i + 1]];
  const weights = addressesOf(plan, i).taps.map(({ table, tableEnd }, tap) => ({
    kernel: names[i].weightGradient,
    parameters: [table, tableEnd, source, slopes, gradient + 4 * taps[tap].kernelAt],
  }));
  const bias = { kernel: "biasGradient", parameters: [slopes, output.height * output.width, output.channels, gradient + 4 * biasAt] };
  return [...weights, bias];
}

function normalizeForward({ plan, names, scratch }: ProgramContext, { output, gammaAt }: NormalizationPlan, i: number): Call {
  const { values, slopes } = scratch;
  const target = values[i + 1];
  const gamma = plan.memory.theta + 4 * gammaAt;
  return { kernel: names[i].forward, parameters: [values[i], gamma, target, target + bytesOf(output), slopes[i + 1] - target] };
}

function normalizeBackward({ plan, names, scratch }: ProgramContext, { gammaAt }: NormalizationPlan, i: number): Call {
  const { values, slopes, skips } = scratch;
  const start = (skips[i] ?? slopes[i]) - slopes[i];
  return { kernel: names[i].backward, parameters: [values[i], plan.memory.theta + 4 * gammaAt, slopes[i + 1], slopes[i], start] };
}

/** Of γ and of β, whose gradient is that of a bias. */
function normalizeGradient(
  { names, scratch: { values, slopes } }: Pick<ProgramContext, "names" | "scratch">,
  { output: { height, width, channels }, gammaAt }: NormalizationPlan,
  { i, gradient }: { readonly i: number; readonly gradient: number },
): Call[] {
  const [gamma, beta] = [gammaAt, gammaAt + channels].map((at) => gradient + 4 * at);
  return [
    { kernel: names[i].weightGradient, parameters: [values[i], slopes[i + 1], gamma] },
    { kernel: "biasGradient", parameters: [slopes[i + 1], height * width, channels, beta] },
  ];
}

function addForward({ names, scratch }: ProgramContext, { source, output }: AdditionPlan, i: number): Call {
  const { values, slopes } = scratch;
  const target = values[i + 1];
  return {
    kernel: names[i].forward,
    parameters: [values[i], values[source], target, target + bytesOf(output), slopes[i + 1] - target],
  };
}

/** The gradient of a sum flows into both summands: into what the earlier value gathers, and into the input, which may be the same. */
function addBackward({ plan, scratch }: ProgramContext, { source, input }: AdditionPlan, i: number): Call[] {
  const { slopes, skips } = scratch;
  const flow = (kernel: string, target: number, from: number) => ({ kernel, parameters: [target, target + bytesOf(input), from] });
  const gradient = slopes[i + 1];
  const own = skips[i];
  return [
    flow(isLastReader(plan.operations, source, i) ? "copy" : "accumulate", skips[source] as number, gradient),
    ...(own === undefined ? [] : [flow("accumulate", own, gradient)]),
    flow(hasSlopes(plan.operations, i) ? "timesSlope" : "copy", slopes[i], own ?? gradient),
  ];
}

function addressesOf({ memory }: Plan, i: number): ConvolutionAddresses {
  return memory.convolutions[i] as ConvolutionAddresses;
}

function bytesOf({ height, width, channels }: Volume): number {
  return VALUE_BYTES * height * width * channels;
}
