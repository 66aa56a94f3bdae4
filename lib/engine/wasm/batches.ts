import { energyOfOutputs, writeEnergySlopes } from "./head";
import type { Executor, LoadedPlan } from "./executor";
import type { Perturbation } from "../steps/perturb";
import { type JobWords, jobWords, numbersOf, type OPERATION } from "./job";
import type { ConvolutionAddresses } from "./plan/memory";
import { CHAINS, SLOTS } from "./plan/plan";
import { instantiate, type Kernels } from "./webassembly";

/** A network in memory and who computes it. */
export interface Batches {
  readonly loaded: LoadedPlan;
  readonly executor: Executor;
  readonly job: JobWords;
  readonly floats: Float32Array;
  /** The kernels, for what the calling thread does itself. */
  readonly kernels: Kernels;
  /** The outputs whose items still lie as they were computed, for the gradient of θ. */
  kept: Float32Array | undefined;
}

let open = 0;

/** How many networks lie in memory. */
export function openMemories(): number {
  return open;
}

/** Sees a loaded network as batches of samples. */
export function openBatches(loaded: LoadedPlan, executor: Executor): Batches {
  const { memory, module, plan } = loaded;
  open++;
  return {
    loaded,
    executor,
    kernels: instantiate(module, memory),
    kept: undefined,
    job: jobWords(plan, memory.buffer),
    floats: new Float32Array(memory.buffer),
  };
}

/** Lets go of the network: nobody may compute it any more. */
export function closeBatches({ executor }: Batches): void {
  open--;
  executor.dispose();
}

/** A part of a batch that fits in memory. */
export interface Part {
  readonly x: Float32Array;
  /** Number of its first sample, and how many. */
  readonly first: number;
  readonly samples: number;
}

/** The parts of a batch, in order. */
export function* partsOf({ loaded: { plan } }: Batches, x: Float32Array): Generator<Part> {
  const { inputs, capacity } = plan;
  for (let first = 0; first * inputs < x.length; first += capacity.samples) {
    const part = x.subarray(first * inputs, (first + capacity.samples) * inputs);
    yield { x: part, first, samples: part.length / inputs };
  }
}

/** Puts a part into memory; the chains that fill up its last item are zero. */
export function writeSamples({ loaded: { plan }, floats }: Batches, { x, samples }: Part): void {
  const start = plan.memory.samples / 4;
  floats.set(x, start);
  floats.fill(0, start + x.length, start + CHAINS * itemsOf(samples) * plan.inputs);
}

/** The samples in memory, which a job may have replaced. */
export function readSamples({ loaded: { plan }, floats }: Batches, { x }: Part): Float32Array {
  return floats.subarray(plan.memory.samples / 4, plan.memory.samples / 4 + x.length);
}

/** Items of so many samples. */
export function itemsOf(samples: number): number {
  return Math.ceil(samples / CHAINS);
}

function compute(batches: Batches, part: Part, operation: keyof typeof OPERATION): void {
  writeSamples(batches, part);
  batches.job.write(operation, part.samples);
  batches.executor.run(itemsOf(part.samples));
}

/** h(x) of a batch, of shape [n, K]. */
export function batchOutputs(batches: Batches, x: Float32Array): Float32Array {
  const { plan } = batches.loaded;
  const outputs = new Float32Array((x.length / plan.inputs) * plan.outputs);
  for (const part of partsOf(batches, x)) {
    compute(batches, part, "outputs");
    readOutputs(batches, part, outputs);
  }
  return outputs;
}

/** The same, for `batchParameterGradient` to go on from: of a batch that fits in memory, items stay as they were computed. */
export function keepOutputs(batches: Batches, x: Float32Array): Float32Array {
  const { plan } = batches.loaded;
  const samples = x.length / plan.inputs;
  if (itemsOf(samples) > plan.memory.kept.length) return batchOutputs(batches, x);
  const outputs = new Float32Array(samples * plan.outputs);
  const part = { x, first: 0, samples };
  writeSamples(batches, part);
  batches.job.write("outputs", samples, true);
  batches.executor.run(itemsOf(samples));
  readOutputs(batches, part, outputs);
  batches.kept = outputs;
  return outputs;
}

/** h(x) and ∂E/∂x of a batch. */
export function batchInputGradient(batches: Batches, x: Float32Array): { outputs: Float32Array; gradient: Float32Array } {
  const { plan } = batches.loaded;
  const outputs = new Float32Array((x.length / plan.inputs) * plan.outputs);
  const gradient = new Float32Array(x.length);
  for (const part of partsOf(batches, x)) {
    compute(batches, part, "inputGradient");
    readOutputs(batches, part, outputs);
    gradient.set(readSamples(batches, part), part.first * plan.inputs);
  }
  return { outputs, gradient };
}

/** clip(x + noise ξ) of a batch: a Langevin step up to where it would take the gradient. */
export function batchPerturbed(batches: Batches, x: Float32Array, { noise, bounds, rng, step }: Required<Perturbation>): Float32Array {
  const numbers = numbersOf({ algorithm: "langevin", noise, bounds, stepSize: 0, gradientClip: 0 });
  const moved = new Float32Array(x.length);
  for (const part of partsOf(batches, x)) {
    batches.job.writeSteps({ algorithm: "langevin", firstStep: step, steps: 1, firstChain: part.first, ...numbers }, rng);
    compute(batches, part, "perturb");
    moved.set(readSamples(batches, part), part.first * batches.loaded.plan.inputs);
  }
  return moved;
}

/** ∂/∂θ Σ_ik w_ik h_k(x_i) of a batch, with weights w of shape [n, K]; `outputs` are those of `keepOutputs`. */
export function batchParameterGradient(
  batches: Batches,
  x: Float32Array,
  { weights, outputs }: { readonly weights: Float32Array; readonly outputs: Float32Array },
): Float32Array {
  const { executor, job, kernels, floats, loaded } = batches;
  const { memory, parameters } = loaded.plan;
  const { gradient, slots, parameterBytes } = memory;
  const kept = batches.kept === outputs;
  batches.kept = undefined;
  try {
    for (const part of partsOf(batches, x)) {
      if (!kept) writeSamples(batches, part);
      writeOutputWeights(batches, part, weights);
      job.write("parameterGradient", part.samples, kept);
      executor.run(Math.min(SLOTS, itemsOf(part.samples)));
    }
  } finally {
    kernels.reduce(gradient, gradient + parameterBytes, slots, SLOTS, parameterBytes); // also empties the slots
  }
  return floats.slice(gradient / 4, gradient / 4 + parameters);
}

/** Energies of samples from their outputs. */
export function energiesOf({ loaded: { plan } }: Batches, outputs: Float32Array): Float32Array {
  const K = plan.outputs;
  return Float32Array.from({ length: outputs.length / K }, (_, i) => energyOfOutputs(plan.spec, outputs.subarray(i * K, (i + 1) * K)));
}

/** w_i ∂E/∂h_k(x_i): weights of outputs that do what weights of energies do. */
export function outputWeightsOf({ loaded: { plan } }: Batches, outputs: Float32Array, sampleWeights: Float32Array): Float32Array {
  const K = plan.outputs;
  const weights = new Float32Array(outputs.length);
  sampleWeights.forEach((w, i) => {
    const slopes = weights.subarray(i * K, (i + 1) * K);
    writeEnergySlopes(slopes, plan.spec, outputs.subarray(i * K, (i + 1) * K));
    for (let k = 0; k < K; k++) slopes[k] *= w;
  });
  return weights;
}

/** Replaces θ, and packs its weights in the orders of reading. */
export function writeParameters(batches: Batches, theta: Float32Array): void {
  batches.kept = undefined;
  batches.floats.set(theta, batches.loaded.plan.memory.theta / 4);
  packWeights(batches);
}

/** Packs the weights of θ in the orders in which the passes read them. */
function packWeights({ loaded: { plan }, kernels }: Batches): void {
  for (const addresses of plan.memory.convolutions) {
    if (addresses === undefined) continue;
    const { forward, backward } = addresses satisfies ConvolutionAddresses;
    for (const { weights, weightsEnd, order } of [forward, ...backward]) {
      if (weights < weightsEnd) kernels.repack(weights, weightsEnd, order, plan.memory.theta);
    }
  }
}

/** Index of output k of a sample in [item][output][chain]. */
function outputIndex(sample: number, k: number, outputs: number): number {
  return (Math.floor(sample / CHAINS) * outputs + k) * CHAINS + (sample % CHAINS);
}

function readOutputs({ loaded: { plan }, floats }: Batches, { first, samples }: Part, outputs: Float32Array): void {
  const K = plan.outputs;
  const start = plan.memory.outputs / 4;
  for (let i = 0; i < samples; i++) for (let k = 0; k < K; k++) outputs[(first + i) * K + k] = floats[start + outputIndex(i, k, K)];
}

function writeOutputWeights({ loaded: { plan }, floats }: Batches, { first, samples }: Part, weights: Float32Array): void {
  const K = plan.outputs;
  const start = plan.memory.outputWeights / 4;
  floats.fill(0, start, start + itemsOf(samples) * CHAINS * K);
  for (let i = 0; i < samples; i++) for (let k = 0; k < K; k++) floats[start + outputIndex(i, k, K)] = weights[(first + i) * K + k];
}
