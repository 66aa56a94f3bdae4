import { REMEDY } from "#engine/remedies";
import { SpecError } from "../../errors";
import { countParameters } from "../../network/layout";
import { outputShapes, sizeOf } from "../../network/shapes";
import type { NetworkSpec } from "../../network/spec";
import { emitModule } from "./emit";
import type { LoadedPlan } from "./executor";
import { bytesOfTables, compilePlan } from "./plan/compile-plan";
import { type ConvolutionAddresses, layOut, type PassAddresses, type Plan, withoutTables } from "./plan/memory";
import { CHAINS, type NetworkPlan, type Operation, type Pass, type Tile, VALUE_BYTES } from "./plan/plan";
import "./webassembly";

/** What a network is loaded for. */
export interface LoadOptions {
  readonly tile: Tile;
  readonly fma: boolean;
  /** Whether several threads compute it. */
  readonly shared: boolean;
  /** Who computes it, at most: fewer where their scratch areas would not fit. */
  readonly runners: number;
}

/** The largest memory of a network: 1 GiB. */
const MOST_BYTES = 2 ** 30;
const PAGE_BYTES = 65536;
/** Steps of a round whose energies are traced. */
const TRACED_STEPS = 128;
/** Bytes of a batch, about: larger ones are computed in parts. */
const BATCH_BYTES = 2 ** 23;
const MOST_SAMPLES = 2048;
/** Arrays as long as θ: itself, moments, gradient, partial gradients; weights in two orders, and the orders. */
const PARAMETER_ARRAYS = 16;

/**
 * Compiles a checked network: its plan, its module, and a memory that holds the plan's tables, which the plan then leaves out.
 * @throws SpecError when the network needs more than 1 GiB.
 */
export function loadPlan(spec: NetworkSpec, { tile, fma, shared, runners }: LoadOptions): LoadedPlan {
  requireRoom(spec, leastBytes(spec));
  const plan = fit(spec, compilePlan(spec, tile), runners);
  const pages = Math.ceil(plan.memory.bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  const module = new WebAssembly.Module(emitModule(plan, { fma, shared, pages }));
  writeTables(plan, new Int32Array(memory.buffer));
  return { plan: withoutTables(plan), memory, module };
}

/** A network's place in memory, with as many runners as fit: results do not depend on them. */
function fit(spec: NetworkSpec, network: NetworkPlan, most: number): Plan {
  for (let runners = most; ; runners--) {
    const plan = layOut(network, { samples: samplesOfBatch(spec), steps: TRACED_STEPS, runners });
    if (runners === 1) requireRoom(spec, plan.memory.bytes);
    if (plan.memory.bytes <= MOST_BYTES) return plan;
  }
}

/** Samples of a batch: as many as fit in some megabytes, at least an item. */
function samplesOfBatch({ inputShape }: NetworkSpec): number {
  const fitting = Math.floor(BATCH_BYTES / (4 * sizeOf(inputShape)));
  return CHAINS * Math.ceil(Math.min(Math.max(fitting, CHAINS), MOST_SAMPLES) / CHAINS);
}

/** Bytes that a network needs at least, for a single runner, known before any table is made. */
function leastBytes(spec: NetworkSpec): number {
  const values = [spec.inputShape, ...outputShapes(spec)].reduce((total, shape) => total + sizeOf(shape), 0);
  return 4 * PARAMETER_ARRAYS * countParameters(spec) + 2 * VALUE_BYTES * values + bytesOfTables(spec);
}

function requireRoom({ name }: NetworkSpec, bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new SpecError({
    subject: "wasmEngine",
    problem: `la red ${name} necesita ${Math.ceil(bytes / 2 ** 20)} MiB y el motor admite ${MOST_BYTES / 2 ** 20} MiB`,
    remedy: REMEDY.tooLarge,
  });
}

function writeTables({ operations, memory }: Plan, words: Int32Array): void {
  operations.forEach((operation: Operation, i) => {
    if (operation.kind !== "convolution") return;
    const { forward, backward, taps } = memory.convolutions[i] as ConvolutionAddresses;
    writePass(words, operation.forward, forward);
    operation.backward.forEach((pass, p) => writePass(words, pass, backward[p]));
    operation.taps.forEach(({ table }, tap) => words.set(table, taps[tap].table / 4));
  });
}

function writePass(words: Int32Array, { table, packing }: Pass, at: PassAddresses): void {
  words.set(table, at.table / 4);
  packing.forEach((index, k) => (words[at.order / 4 + k] = 4 * index));
}
