import type { EnergyAndGradient } from "../energy/energy";
import { EbmError, requireSamples } from "../errors";
import { outputShapes, sizeOf } from "../network/shapes";
import type { NetworkSpec } from "../network/spec";
import { requireWeights } from "../network/weights";
import { requireSampleWeights } from "./sample-weights";
import type { EngineNetwork, ParameterGradient } from "./engine";
import { manySteps } from "./many-steps";
import { chunkEnergy, chunkEnergyAndGradient, chunkParameterGradient, type TfNetwork } from "./tf-passes";
import { assignVariables, makeVariables } from "./tf-forward";
import { onBackend } from "./tf-scope";

/** Bytes of arrays that one pass may hold, about; it bounds the memory of a large batch. */
const CHUNK_BYTES = 2 ** 27;
/** Arrays of each size that a forward and backward pass keep alive: linear, activation, saved, gradient, … */
const ARRAYS_ALIVE = 8;

/** A checked spec and its weights as variables of a tf.js backend. */
export function loadTfNetwork(backend: string, spec: NetworkSpec, weights: Float32Array): EngineNetwork {
  let theta = requireWeights(spec, weights).slice();
  const net: TfNetwork = { spec, backend, variables: onBackend(backend, () => makeVariables(spec, theta)) };
  const chunkSize = samplesPerChunk(spec);
  let disposed = false;

  const samplesIn = (x: Float32Array, subject: string) => {
    if (disposed)
      throw new EbmError({
        subject,
        problem: `la red ${spec.name} ya se liberó con dispose()`,
        remedy: "cárgala otra vez con engine.load(…)",
      });
    return requireSamples("x", x, { shape: spec.inputShape, subject });
  };
  return {
    spec,
    weights: () => theta.slice(),
    setWeights(next) {
      theta = requireWeights(spec, next).slice();
      if (!disposed) onBackend(backend, () => assignVariables(spec, net.variables, theta));
    },
    energy(x) {
      samplesIn(x, "energy");
      return batchEnergy(net, x, chunkSize);
    },
    energyAndGradient(x) {
      samplesIn(x, "energyAndGradient");
      return batchEnergyAndGradient(net, x, chunkSize);
    },
    parameterGradient(x, sampleWeights) {
      samplesIn(x, "parameterGradient");
      return batchParameterGradient(net, x, { chunkSize, sampleWeights });
    },
    async manySteps(x, work) {
      samplesIn(x, "manySteps");
      return manySteps(x, { shape: spec.inputShape, energyAndGradient: (chains) => batchEnergyAndGradient(net, chains, chunkSize) }, work);
    },
    dispose() {
      if (!disposed) for (const variable of net.variables) variable.dispose();
      disposed = true;
    },
  };
}

function samplesPerChunk(spec: NetworkSpec): number {
  const values = [spec.inputShape, ...outputShapes(spec)].reduce((total, shape) => total + sizeOf(shape), 0);
  return Math.max(1, Math.floor(CHUNK_BYTES / (4 * ARRAYS_ALIVE * values)));
}

function batchEnergy(net: TfNetwork, x: Float32Array, chunkSize: number): Float32Array {
  const energy = new Float32Array(x.length / sizeOf(net.spec.inputShape));
  for (const { part, first } of chunks(net, x, chunkSize)) energy.set(chunkEnergy(net, part), first);
  return energy;
}

function batchEnergyAndGradient(net: TfNetwork, x: Float32Array, chunkSize: number): EnergyAndGradient {
  const dimension = sizeOf(net.spec.inputShape);
  const energy = new Float32Array(x.length / dimension);
  const gradient = new Float32Array(x.length);
  for (const { part, first } of chunks(net, x, chunkSize)) {
    const seen = chunkEnergyAndGradient(net, part);
    energy.set(seen.energy, first);
    gradient.set(seen.gradient, first * dimension);
  }
  return { energy, gradient };
}

/** One forward pass when the batch is a single chunk; otherwise a pass for the energies first. */
function batchParameterGradient(
  net: TfNetwork,
  x: Float32Array,
  { chunkSize, sampleWeights }: { chunkSize: number; sampleWeights: (energy: Float32Array) => Float32Array },
): ParameterGradient {
  const samples = x.length / sizeOf(net.spec.inputShape);
  const choose = (energy: Float32Array) => requireSampleWeights(sampleWeights(energy.slice()), samples);
  if (samples <= chunkSize) return chunkParameterGradient(net, x, choose);
  const energy = batchEnergy(net, x, chunkSize);
  const weights = choose(energy);
  let gradient: Float32Array | undefined;
  for (const { part, first } of chunks(net, x, chunkSize)) {
    const partial = chunkParameterGradient(net, part, (seen) => weights.subarray(first, first + seen.length)).gradient;
    gradient = gradient?.map((value, i) => value + partial[i]) ?? partial;
  }
  return { energy, gradient: gradient as Float32Array };
}

function* chunks({ spec }: TfNetwork, x: Float32Array, chunkSize: number): Generator<{ part: Float32Array; first: number }> {
  const dimension = sizeOf(spec.inputShape);
  for (let first = 0; first * dimension < x.length; first += chunkSize) {
    yield { part: x.subarray(first * dimension, (first + chunkSize) * dimension), first };
  }
}
