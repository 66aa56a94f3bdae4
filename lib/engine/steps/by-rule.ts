import type { StepRule } from "../options";
import { langevinStep } from "./langevin";
import type { Landscape, StepAt, StepResult } from "./step";
import { ulaStep } from "./ula";

/** One step of the algorithm that the rule names. @throws EbmError when a chain leaves the finite numbers. */
export function stepByRule(x: Float32Array, energy: Landscape, { rule, ...at }: StepAt<StepRule>): StepResult {
  return rule.algorithm === "langevin" ? langevinStep(x, energy, { rule, ...at }) : ulaStep(x, energy, { rule, ...at });
}
