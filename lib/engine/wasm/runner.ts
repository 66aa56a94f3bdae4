import { energyOfOutputs, writeEnergySlopes } from "./head";
import type { LoadedPlan } from "./executor";
import { FAILURE, type JobWords, jobWords, OPERATION, type StepsJob } from "./job";
import type { Plan, Scratch } from "./plan/memory";
import { CHAINS, SLOTS } from "./plan/plan";
import { type Call, compileProgram, type Program } from "./program";
import { instantiate, type Kernels } from "./webassembly";

/** Computes items of jobs in a scratch of its own. */
export interface Runner {
  /** Computes one item of the job that lies in the plan's memory; `stopped` is asked before each step of a long one. */
  runItem(item: number, stopped: () => boolean): void;
}

/** What the operations of a job work with. */
interface Workplace {
  readonly plan: Plan;
  readonly kernels: Kernels;
  readonly program: Program;
  readonly scratch: Scratch;
  readonly job: JobWords;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly words: Int32Array;
  /** Outputs of one chain, and their slopes. */
  readonly h: Float32Array;
  readonly slopes: Float32Array;
  /** The same in the scratch of each kept item, once it was needed. */
  readonly kept: Workplace[];
}

/** Which step of which chains. */
interface At {
  /** Number of the step and of the item's first chain: the noise is a function of both. */
  readonly step: number;
  readonly chain: number;
}

/** A runner of a loaded plan that computes in the scratch of that index. */
export function createRunner({ plan, memory, module }: LoadedPlan, index: number): Runner {
  const scratch = plan.memory.scratch[index];
  const { buffer } = memory;
  const place: Workplace = {
    plan,
    kernels: instantiate(module, memory),
    scratch,
    program: compileProgram(plan, scratch),
    job: jobWords(plan, buffer),
    floats: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
    words: new Int32Array(buffer),
    h: new Float32Array(plan.outputs),
    slopes: new Float32Array(plan.outputs),
    kept: [],
  };
  return { runItem: (item, stopped) => runItem(place, item, stopped) };
}

function runItem(place: Workplace, item: number, stopped: () => boolean): void {
  const { operation } = place.job;
  if (operation === OPERATION.parameterGradient) runSlot(place, item, stopped);
  else if (operation === OPERATION.steps) runSteps(place, item, stopped);
  else if (operation === OPERATION.perturb) runPerturb(place, item);
  else runPass(placeOf(place, item), item, operation === OPERATION.inputGradient);
}

/** Where an item of a job is computed: a kept one in a scratch of its own. */
function placeOf(place: Workplace, item: number): Workplace {
  const { plan, job, kept } = place;
  const scratch = job.kept ? plan.memory.kept[item] : undefined;
  if (!scratch) return place;
  kept[item] ??= { ...place, scratch, program: compileProgram(plan, scratch) };
  return kept[item];
}

/** Outputs of an item and, if asked, its samples replaced by ∂E/∂x. */
function runPass(place: Workplace, item: number, andBack: boolean): void {
  gather(place, item);
  run(place, place.program.forward);
  copyOutputs(place, item);
  if (!andBack) return;
  seedGradient(place);
  run(place, place.program.toInput);
  scatter(place, item, place.scratch.slopes[0]);
}

/** The items of a slot, one after the other, added to its partial gradient. */
function runSlot(place: Workplace, slot: number, stopped: () => boolean): void {
  const { plan, floats, job } = place;
  const bytes = outputBytes(plan);
  for (let item = slot; CHAINS * item < job.samples && !stopped(); item += SLOTS) {
    const at = placeOf(place, item);
    if (at === place) {
      gather(place, item);
      run(place, place.program.forward);
    }
    const weights = plan.memory.outputWeights + item * bytes;
    floats.copyWithin(lastOf(at.scratch.slopes) / 4, weights / 4, (weights + bytes) / 4);
    run(at, at.program.toParameters(slot));
  }
}

/** Adds noise to the samples of one item. */
function runPerturb(place: Workplace, item: number): void {
  const job = place.job.steps();
  gather(place, item);
  addNoise(place, job, { step: job.firstStep, chain: job.firstChain + CHAINS * item });
  scatter(place, item, place.scratch.values[0]);
}

/** Many steps of one item; it ends early when a chain leaves the numbers. */
function runSteps(place: Workplace, item: number, stopped: () => boolean): void {
  const { plan, program, scratch, job, words } = place;
  const steps = job.steps();
  gather(place, item);
  words.fill(FAILURE.none, plan.memory.failures / 4 + 2 * item, plan.memory.failures / 4 + 2 * item + 2);
  for (let step = 0; step < steps.steps && !stopped(); step++) {
    const at = { step: steps.firstStep + step, chain: steps.firstChain + CHAINS * item };
    if (steps.algorithm === "langevin") addNoise(place, steps, at);
    run(place, program.forward);
    seedGradient(place);
    run(place, program.toInput);
    descend(place, steps);
    if (steps.algorithm === "ula") addNoise(place, steps, at);
    if (!noteStep(place, item, step)) break;
  }
  scatter(place, item, scratch.values[0]);
}

function run({ kernels }: Workplace, calls: readonly Call[]): void {
  for (const { kernel, parameters } of calls) kernels[kernel](...parameters);
}

/** x ← clip(x + scale ξ), without drawing when the scale is 0. */
function addNoise({ kernels, plan, scratch, job }: Workplace, { scale, low, high }: StepsJob, { step, chain }: At): void {
  const [x, end] = inputRange(plan, scratch);
  if (scale === 0) kernels.bound(x, end, low, high);
  else kernels.perturb(x, end, scale, low, high, step, chain, job.keyAddress);
}

/** x ← clip(x − size · clip(∇E)), and Σ g² of each chain. */
function descend({ kernels, plan, scratch }: Workplace, { size, clip, low, high }: StepsJob): void {
  const [x, end] = inputRange(plan, scratch);
  kernels.descend(x, end, scratch.slopes[0], size, clip, low, high, scratch.norms);
}

function inputRange({ inputs }: Plan, { values }: Scratch): [start: number, end: number] {
  return [values[0], values[0] + 4 * CHAINS * inputs];
}

/** Puts ∂E/∂h where the backward pass starts. */
function seedGradient({ plan, scratch, floats, h, slopes }: Workplace): void {
  const [outputs, seeds] = [lastOf(scratch.values) / 4, lastOf(scratch.slopes) / 4];
  for (let chain = 0; chain < CHAINS; chain++) {
    for (let k = 0; k < h.length; k++) h[k] = floats[outputs + k * CHAINS + chain];
    writeEnergySlopes(slopes, plan.spec, h);
    for (let k = 0; k < h.length; k++) floats[seeds + k * CHAINS + chain] = slopes[k];
  }
}

/**
 * Writes the energies and gradient norms that a step saw; and of the first chain that left the numbers, what left first.
 * @returns whether all are finite
 */
function noteStep({ plan, scratch, floats, doubles, words, h, job }: Workplace, item: number, step: number): boolean {
  const { capacity, memory } = plan;
  const chains = Math.min(CHAINS, job.samples - CHAINS * item);
  const outputs = lastOf(scratch.values) / 4;
  const row = (step % capacity.steps) * capacity.samples + CHAINS * item;
  let failure: number = FAILURE.none;
  for (let chain = 0; chain < chains; chain++) {
    for (let k = 0; k < h.length; k++) h[k] = floats[outputs + k * CHAINS + chain];
    const energy = Math.fround(energyOfOutputs(plan.spec, h)); // a single step judges what it keeps: float32
    const norm = Math.fround(Math.sqrt(doubles[scratch.norms / 8 + chain]));
    floats[memory.energies / 4 + row + chain] = energy;
    floats[memory.norms / 4 + row + chain] = norm;
    failure ||= failureOf({ energy, norm, finite: floats[scratch.norms / 4 + 2 * CHAINS + chain], chain });
  }
  if (failure !== FAILURE.none) words.set([step, failure], memory.failures / 4 + 2 * item);
  return failure === FAILURE.none;
}

/** The failure word of a chain; none: 0. */
function failureOf({ energy, norm, finite, chain }: { energy: number; norm: number; finite: number; chain: number }): number {
  if (!Number.isFinite(energy)) return CHAINS * FAILURE.energy + chain;
  if (!Number.isFinite(norm)) return CHAINS * FAILURE.gradient + chain;
  return finite === 0 ? FAILURE.none : CHAINS * FAILURE.position + chain;
}

function copyOutputs({ plan, scratch, floats }: Workplace, item: number): void {
  const from = lastOf(scratch.values);
  const bytes = outputBytes(plan);
  floats.copyWithin((plan.memory.outputs + item * bytes) / 4, from / 4, (from + bytes) / 4);
}

/** Samples of an item to value 0 of the scratch. */
function gather({ kernels, plan, scratch }: Workplace, item: number): void {
  kernels.gather(itemAddress(plan, item), plan.inputs, 4 * plan.inputs, scratch.values[0]);
}

/** Values of the scratch to where the item's samples lie. */
function scatter({ kernels, plan }: Workplace, item: number, from: number): void {
  kernels.scatter(itemAddress(plan, item), plan.inputs, 4 * plan.inputs, from);
}

function itemAddress({ memory, inputs }: Plan, item: number): number {
  return memory.samples + 4 * CHAINS * inputs * item;
}

/** Bytes of the outputs of an item. */
function outputBytes({ outputs }: Plan): number {
  return 4 * CHAINS * outputs;
}

function lastOf(list: readonly number[]): number {
  return list[list.length - 1];
}
