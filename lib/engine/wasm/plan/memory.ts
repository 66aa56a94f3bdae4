import { CHAINS, type ConvolutionPlan, type NetworkPlan, type Pass, readsAcross, SLOTS, VALUE_BYTES } from "./plan";

/** Where the tables and the packed weights of a pass lie. */
export interface PassAddresses {
  readonly table: number;
  readonly tableEnd: number;
  /** Byte offset in θ of each packed weight, and the packed weights. */
  readonly order: number;
  readonly weights: number;
  readonly weightsEnd: number;
}

/** Where a convolution's passes lie. */
export interface ConvolutionAddresses {
  readonly forward: PassAddresses;
  readonly backward: readonly PassAddresses[];
  readonly taps: readonly { readonly table: number; readonly tableEnd: number }[];
}

/** What one runner computes in. Value 0 is the network's input, value i + 1 the output of operation i. */
export interface Scratch {
  readonly values: readonly number[];
  /** Slopes a'(z) of each value, then ∂L/∂z; of value 0, ∂L/∂x. */
  readonly slopes: readonly number[];
  /** What flows back into a value from the residual connections and the branches that read it. */
  readonly skips: readonly (number | undefined)[];
  /** Of each chain, Σ g² in double precision, and then 0 or NaN in single precision: whether x is finite. */
  readonly norms: number;
}

/** Where everything lies in the memory that all runners of a network share; addresses in bytes. */
export interface MemoryMap {
  /** The words of the job, see ../job. */
  readonly job: number;
  /** θ, Adam's moments and the gradient: arrays of `parameterBytes`. */
  readonly theta: number;
  readonly first: number;
  readonly second: number;
  readonly gradient: number;
  readonly parameterBytes: number;
  /** Partial gradients, one after the other. */
  readonly slots: number;
  /** Samples of a batch, [sample][value]; a job may replace them by their gradients or by moved chains. */
  readonly samples: number;
  /** Outputs of a batch and weights of its outputs, [item][output][chain]. */
  readonly outputs: number;
  readonly outputWeights: number;
  /** Energies and gradient norms of a round, [step][sample]. */
  readonly energies: number;
  readonly norms: number;
  /** For each item the step at which a chain left the numbers, and which; see ../job. */
  readonly failures: number;
  readonly convolutions: readonly (ConvolutionAddresses | undefined)[];
  /** A scratch for each runner. */
  readonly scratch: readonly Scratch[];
  /** A scratch for each of the first items of a batch: between the outputs and the gradient of θ nothing is computed twice. */
  readonly kept: readonly Scratch[];
  readonly bytes: number;
}

/** How much the memory must hold. */
export interface Capacity {
  /** Samples of a job, a multiple of 8. */
  readonly samples: number;
  /** Steps that a round may trace. */
  readonly steps: number;
  readonly runners: number;
}

/** A network's plan and where it lies in memory: all that a runner needs, as plain data. */
export interface Plan extends NetworkPlan {
  readonly capacity: Capacity;
  readonly memory: MemoryMap;
}

/** Lines of the cache: no two areas share one, so that runners do not slow each other. */
const ALIGNMENT = 64;
const JOB_BYTES = 256;
/** Bytes of kept items, at most. */
const KEPT_BYTES = 2 ** 25;
/** Noise is drawn four values at a time. */
const NOISE_BLOCK = 4;

type Allocate = (bytes: number) => number;

/** Lays a network's data out, one area after the other. */
export function layOut(network: NetworkPlan, capacity: Capacity): Plan {
  let top = ALIGNMENT;
  const allocate: Allocate = (bytes) => {
    const address = top;
    top += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return address;
  };
  const parameterBytes = Math.ceil((4 * network.parameters) / ALIGNMENT) * ALIGNMENT;
  const { samples, steps, runners } = capacity;
  const job = allocate(JOB_BYTES);
  const arrays = { theta: 0, first: 0, second: 0, gradient: 0 };
  for (const name of Object.keys(arrays) as (keyof typeof arrays)[]) arrays[name] = allocate(parameterBytes);
  const batch = {
    slots: allocate(SLOTS * parameterBytes),
    samples: allocate(4 * samples * network.inputs),
    outputs: allocate(4 * samples * network.outputs),
    outputWeights: allocate(4 * samples * network.outputs),
    energies: allocate(4 * samples * steps),
    norms: allocate(4 * samples * steps),
    failures: allocate((8 * samples) / CHAINS),
  };
  const convolutions = network.operations.map((operation) =>
    operation.kind === "convolution" ? convolutionAddresses(operation, allocate) : undefined,
  );
  const before = top;
  const scratch = Array.from({ length: runners }, () => layOutScratch(network, allocate));
  const kept = Math.min(samples / CHAINS, Math.floor((KEPT_BYTES * runners) / (top - before)));
  const keptScratch = Array.from({ length: kept }, () => layOutScratch(network, allocate));
  const memory = { job, ...arrays, parameterBytes, ...batch, convolutions, scratch, kept: keptScratch, bytes: top };
  return { ...network, capacity, memory };
}

function convolutionAddresses({ forward, backward, taps }: ConvolutionPlan, allocate: Allocate): ConvolutionAddresses {
  return {
    forward: passAddresses(forward, allocate),
    backward: backward.map((pass) => passAddresses(pass, allocate)),
    taps: taps.map(({ table }) => tableAddresses(table, allocate)),
  };
}

function passAddresses({ table, packing }: Pass, allocate: Allocate): PassAddresses {
  const weights = allocate(packing.byteLength);
  return { ...tableAddresses(table, allocate), order: allocate(packing.byteLength), weights, weightsEnd: weights + packing.byteLength };
}

function tableAddresses(table: Int32Array, allocate: Allocate) {
  const address = allocate(table.byteLength);
  return { table: address, tableEnd: address + table.byteLength };
}

function layOutScratch({ operations, inputs }: NetworkPlan, allocate: Allocate): Scratch {
  const sizes = [inputs, ...operations.map(({ output: { height, width, channels } }) => height * width * channels)];
  const padded = (size: number) => VALUE_BYTES * Math.ceil(size / NOISE_BLOCK) * NOISE_BLOCK;
  const sources = new Set(operations.map((operation, i) => (readsAcross(operation, i) ? operation.source : undefined)));
  return {
    values: sizes.map((size) => allocate(padded(size))),
    slopes: sizes.map((size) => allocate(padded(size))),
    skips: sizes.map((size, value) => (sources.has(value) ? allocate(padded(size)) : undefined)),
    norms: allocate((8 + 4) * CHAINS),
  };
}

/** A plan whose tables and weight orders, that lie in memory, are left out of it: what a runner needs is then small. */
export function withoutTables(plan: Plan): Plan {
  const none = new Int32Array(0);
  const operations = plan.operations.map((operation) => {
    if (operation.kind !== "convolution") return operation;
    const { forward, backward, taps } = operation;
    const bare = (pass: Pass) => ({ ...pass, table: none, packing: none });
    return { ...operation, forward: bare(forward), backward: backward.map(bare), taps: taps.map((tap) => ({ ...tap, table: none })) };
  });
  return { ...plan, operations };
}
