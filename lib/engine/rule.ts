import { OptionError, describeValue, requireBounds, requireNonNegative, requirePositive } from "../errors";
import type { StepRule } from "./options";

/**
 * Checks a step rule that may come from anywhere and returns a frozen copy.
 * @throws OptionError naming the option.
 */
export function checkRule(rule: StepRule): StepRule {
  const algorithm: unknown = rule?.algorithm;
  if (algorithm === "langevin") return checkLangevin(rule as Extract<StepRule, { algorithm: "langevin" }>);
  if (algorithm === "ula") return checkUla(rule as Extract<StepRule, { algorithm: "ula" }>);
  throw new OptionError({
    subject: "manySteps",
    problem: `rule.algorithm debe ser "langevin" o "ula" y llegó ${describeValue(algorithm)}`,
  });
}

function checkLangevin({ algorithm, stepSize, noise, gradientClip, bounds }: Extract<StepRule, { algorithm: "langevin" }>): StepRule {
  const context = { subject: algorithm };
  return Object.freeze({
    algorithm,
    stepSize: requirePositive("stepSize", stepSize, context),
    noise: requireNonNegative("noise", noise, context),
    gradientClip: requirePositive("gradientClip", gradientClip, context),
    bounds: requireBounds("bounds", bounds, context),
  });
}

function checkUla({ algorithm, stepSize, temperature }: Extract<StepRule, { algorithm: "ula" }>): StepRule {
  const context = { subject: algorithm };
  return Object.freeze({
    algorithm,
    stepSize: requirePositive("stepSize", stepSize, context),
    temperature: requireNonNegative("temperature", temperature, context),
  });
}
