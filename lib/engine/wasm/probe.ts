import { conv2d, dense, flatten, network } from "../../network/builders";
import { initialWeights } from "../../network/initial-weights";
import {
  type Batches,
  batchInputGradient,
  batchParameterGradient,
  closeBatches,
  keepOutputs,
  openBatches,
  writeParameters,
} from "./batches";
import { inlineExecutor } from "./inline";
import { loadPlan } from "./load";
import type { Tile } from "./plan/plan";
import { createRunner } from "./runner";

/** Whether kernels made for wide vectors give the bits of those made for narrow ones. */
export type Probe = (kernels: { readonly narrow: Tile; readonly wide: Tile; readonly fma: boolean }) => boolean;

/** The first calls run code that V8 compiled in haste, which joins nothing: the rest of this time goes to what comes after. */
const PROBE_MS = 200;

/** A small network: 12 and 13 channels, so whole and broken tiles, and activations. */
const PROBED = network({
  name: "sonda",
  inputShape: [9, 9, 1],
  layers: [
    conv2d(12, { kernelSize: 3, activation: "swish" }),
    conv2d(13, { kernelSize: 3, strides: 2, activation: "tanh" }),
    flatten(),
    dense(1),
  ],
});

/** Computes a small network with both tiles, again and again until V8 has compiled its kernels for speed, and compares all bits. */
export const probeVectors: Probe = ({ narrow, wide, fma }) => {
  const theta = initialWeights(PROBED, { seed: 1 });
  const opened = [narrow, wide].map((tile) => openProbe(tile, fma, theta));
  const x = Float32Array.from({ length: 16 * 81 }, (_, i) => Math.fround(Math.sin(i)));
  const first = compute(opened[0], x);
  const end = performance.now() + PROBE_MS;
  let same = true;
  while (same && performance.now() < end) same = opened.every((batches) => isSame(compute(batches, x), first));
  opened.forEach(closeBatches);
  return same;
};

function openProbe(tile: Tile, fma: boolean, theta: Float32Array): Batches {
  const loaded = loadPlan(PROBED, { tile, fma, shared: false, runners: 1 });
  const batches = openBatches(loaded, inlineExecutor(loaded, createRunner));
  writeParameters(batches, theta);
  return batches;
}

/** Outputs, gradients of the input and of θ, one after the other. */
function compute(batches: Batches, x: Float32Array): Int32Array {
  const { outputs, gradient } = batchInputGradient(batches, x);
  const weights = keepOutputs(batches, x).fill(1);
  const parameters = batchParameterGradient(batches, x, { weights, outputs: weights });
  return new Int32Array(Float32Array.of(...outputs, ...gradient, ...parameters).buffer);
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}
