import type { Energy } from "../energy/energy";
import type { StepRule } from "../engine/options";
import { stepByRule } from "../engine/steps/by-rule";
import { chainsAt } from "./chains-at";
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
