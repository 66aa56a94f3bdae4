import { requireInteger, requireMembers, requireSamples } from "../errors";
import { requireKey } from "../rng/rng";
import type { ManySteps } from "./engine";
import { observer } from "./observer";
import { checkRule } from "./rule";
import { stepByRule } from "./steps/by-rule";
import type { Landscape } from "./steps/step";
import { turns } from "./turns";

/**
 * Makes many steps one by one, for an energy or an engine that has no faster way.
 *
 * Between steps it lets the event loop run, so that a timer, a button or an interrupt can abort `signal`; it stops at
 * the next step.
 * @throws AbortError when `signal` is aborted.
 * @throws EbmError when a chain leaves the finite numbers.
 */
export async function manySteps(
  x: Float32Array,
  energy: Landscape,
  { rule, steps, firstStep, rng, signal, ...listening }: ManySteps = {} as ManySteps,
): Promise<Float32Array> {
  const context = { subject: "manySteps" };
  requireMembers("energy", energy, { ...context, kind: "una energía", members: ["shape", "energyAndGradient"] });
  const samples = requireSamples("x", x, { shape: energy.shape, ...context });
  const checkedRule = checkRule(rule);
  requireInteger("firstStep", firstStep, { ...context, max: 2 ** 32 - 1 });
  requireInteger("steps", steps, { ...context, max: 2 ** 32 - firstStep });
  requireKey(rng, context.subject);
  const see = observer({ steps, firstStep, chains: samples, ...listening });
  let chains: Float32Array = x.slice();
  const nextTurn = turns(signal, context.subject);
  for (let step = firstStep; step < firstStep + steps; step++) {
    await nextTurn(step - firstStep);
    const { x: moved, energy: seen, gradientNorm } = stepByRule(chains, energy, { rule: checkedRule, rng, step });
    chains = moved;
    see({ step: step + 1, energy: seen, gradientNorm, x: chains });
  }
  return chains;
}
