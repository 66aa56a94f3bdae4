import { requireWeights } from "../../network/weights";
import { type AdamPoint, requireFiniteSquares } from "../adam-update";
import type { AdamMoments, AdamRates } from "../engine";
import type { Batches } from "./batches";

/**
 * One Adam update where the network lies; its bits are those of `adamUpdate`. It does not touch the packed weights.
 * @throws EbmError when g² overflows; OptionError when a weight does. θ is then as it was.
 */
export function adamStep(
  { loaded: { plan }, kernels, floats }: Batches,
  moments: AdamMoments,
  { weights, gradient, rates: { rate, beta1, beta2, epsilon } }: AdamPoint & { readonly rates: AdamRates },
): { readonly weights: Float32Array; readonly moments: AdamMoments } {
  const { memory } = plan;
  const arrays = { theta: weights, first: moments.first, second: moments.second, gradient };
  const names = Object.keys(arrays) as (keyof typeof arrays)[];
  for (const name of names) floats.set(arrays[name], memory[name] / 4);
  const end = memory.theta + memory.parameterBytes;
  const addresses = [memory.theta, memory.first, memory.second, memory.gradient];
  kernels.adam(end, ...addresses, rate, beta1, 1 - beta1, beta2, 1 - beta2, epsilon);
  const read = (name: keyof typeof arrays) => floats.slice(memory[name] / 4, memory[name] / 4 + plan.parameters);
  const next = { weights: read("theta"), moments: { first: read("first"), second: read("second") } };
  try {
    requireFiniteSquares(next.moments.second);
    requireWeights(plan.spec, next.weights);
  } catch (error) {
    floats.set(weights, memory.theta / 4);
    throw error;
  }
  return next;
}
