import { AbortError, requireInteger, requireMembers, requireSamples } from "../errors";
import type { ManySteps } from "./engine";
import { checkRule } from "./rule";
import { stepByRule } from "./steps/by-rule";
import type { Landscape } from "./steps/step";

/** Longest time without letting the event loop run, in milliseconds. */
const PATIENCE_MS = 8;

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
  { rule, steps, firstStep, rng, signal, onStep }: ManySteps = {} as ManySteps,
): Promise<Float32Array> {
  const context = { subject: "manySteps" };
  requireMembers("energy", energy, { ...context, kind: "una energía", members: ["shape", "energyAndGradient"] });
  requireSamples("x", x, { shape: energy.shape, ...context });
  const checkedRule = checkRule(rule);
  requireInteger("firstStep", firstStep, { ...context, max: 2 ** 32 - 1 });
  requireInteger("steps", steps, { ...context, max: 2 ** 32 - firstStep });
  let chains: Float32Array = x.slice();
  let rested = performance.now();
  for (let step = firstStep; step < firstStep + steps; step++) {
    if (performance.now() - rested > PATIENCE_MS) {
      await nextTurn();
      rested = performance.now();
    }
    requireNotAborted(signal, step - firstStep);
    const { x: moved, energy: seen, gradientNorm } = stepByRule(chains, energy, { rule: checkedRule, rng, step });
    chains = moved;
    onStep?.({ step: step + 1, energy: seen, gradientNorm, x: chains });
  }
  return chains;
}

function requireNotAborted(signal: AbortSignal | undefined, done: number): void {
  if (!signal?.aborted) return;
  throw new AbortError({ subject: "manySteps", problem: `el muestreo se interrumpió tras ${done} pasos`, cause: signal.reason });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
