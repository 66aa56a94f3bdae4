import type { EnergyAndGradient } from "../energy/energy";
import { outputShapes, sizeOf } from "../network/shapes";
import type { NetworkSpec } from "../network/spec";
import {
  chunkEnergyAndGradient,
  chunkValues,
  chunkWeightedGradient,
  type Quantity,
  type TfNetwork,
  type WeightedGradient,
  type WeightedSum,
} from "./tf-passes";

/** Bytes of arrays that one pass may hold, about; it bounds the memory of a large batch. */
const CHUNK_BYTES = 2 ** 27;
/** Arrays of each size that a forward and backward pass keep alive: linear, activation, saved, gradient, … */
const ARRAYS_ALIVE = 8;

/** E(x) or h(x) of a batch of any size. */
export function batchValues(net: TfNetwork, x: Float32Array, quantity: Quantity): Float32Array {
  const each = valuesOfSample(net.spec, quantity);
  const values = new Float32Array((x.length / sizeOf(net.spec.inputShape)) * each);
  for (const { part, first } of chunks(net, x)) values.set(chunkValues(net, part, quantity), first * each);
  return values;
}

/** E(x) and ∂E/∂x of a batch of any size. */
export function batchEnergyAndGradient(net: TfNetwork, x: Float32Array): EnergyAndGradient {
  const dimension = sizeOf(net.spec.inputShape);
  const energy = new Float32Array(x.length / dimension);
  const gradient = new Float32Array(x.length);
  for (const { part, first } of chunks(net, x)) {
    const seen = chunkEnergyAndGradient(net, part);
    energy.set(seen.energy, first);
    gradient.set(seen.gradient, first * dimension);
  }
  return { energy, gradient };
}

/** Values of a batch of any size and ∂/∂θ of their weighted sum: one forward pass when it is a single chunk, else one for the values first. */
export function batchWeightedGradient(net: TfNetwork, x: Float32Array, { quantity, choose }: WeightedSum): WeightedGradient {
  if (x.length / sizeOf(net.spec.inputShape) <= samplesPerChunk(net.spec)) return chunkWeightedGradient(net, x, { quantity, choose });
  const each = valuesOfSample(net.spec, quantity);
  const values = batchValues(net, x, quantity);
  const weights = choose(values);
  let gradient: Float32Array | undefined;
  for (const { part, first } of chunks(net, x)) {
    const chosen = (seen: Float32Array) => weights.subarray(first * each, first * each + seen.length);
    const partial = chunkWeightedGradient(net, part, { quantity, choose: chosen }).gradient;
    gradient = gradient?.map((value, i) => value + partial[i]) ?? partial;
  }
  return { values, gradient: gradient as Float32Array };
}

function valuesOfSample(spec: NetworkSpec, quantity: Quantity): number {
  return quantity === "energy" ? 1 : sizeOf(outputShapes(spec)[spec.layers.length - 1]);
}

function samplesPerChunk(spec: NetworkSpec): number {
  const values = [spec.inputShape, ...outputShapes(spec)].reduce((total, shape) => total + sizeOf(shape), 0);
  return Math.max(1, Math.floor(CHUNK_BYTES / (4 * ARRAYS_ALIVE * values)));
}

function* chunks({ spec }: TfNetwork, x: Float32Array): Generator<{ part: Float32Array; first: number }> {
  const dimension = sizeOf(spec.inputShape);
  const size = samplesPerChunk(spec);
  for (let first = 0; first * dimension < x.length; first += size) {
    yield { part: x.subarray(first * dimension, (first + size) * dimension), first };
  }
}
