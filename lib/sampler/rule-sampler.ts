import type { Energy } from "../energy/energy";
import type { StepRule } from "../engine/options";
import { stepByRule } from "../engine/steps/by-rule";
import { requireSamples } from "../errors";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/** The sampler of a rule that is data: `step` makes one step here, and an engine may make many in one call. */
export function ruleSampler(energy: Energy, rule: StepRule): Sampler<ChainState, StepInfo> {
  return {
    name: rule.algorithm,
    energy,
    rule,
    init: (x) => ({ x: chainsAt(x, energy, rule.algorithm), step: 0 }),
    step({ x, step }, rng) {
      const { x: next, ...info } = stepByRule(x, energy, { rule, rng, step });
      return [{ x: next, step: step + 1 }, info];
    },
  };
}

/** A checked copy of the start x, as Float32Array of whole, finite samples of the energy's shape. */
function chainsAt(x: ArrayLike<number>, energy: Energy, subject: string): Float32Array {
  const copy = Array.isArray(x) || ArrayBuffer.isView(x) ? Float32Array.from(x) : x;
  requireSamples("x", copy, {
    subject,
    shape: energy.shape,
    remedy: "uniformStart(energy.shape, { chains: 16, seed: 7 }) da un comienzo válido",
  });
  return copy as Float32Array;
}
