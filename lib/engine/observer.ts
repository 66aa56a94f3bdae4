import { describeValue, OptionError, ShapeError } from "../errors";
import type { ManySteps, StepSeen, StepTrace } from "./engine";

/** What an observer needs to know of a run. */
export type Observed = Pick<ManySteps, "steps" | "firstStep" | "trace" | "watch" | "onStep"> & { readonly chains: number };

/**
 * A function to call with what each step saw: it writes the trace of the run, and calls `onStep` at the watched steps.
 * @throws ShapeError, OptionError when the trace or the list of watched steps is wrong.
 */
export function observer({ steps, firstStep, trace, watch, onStep, chains }: Observed): (seen: StepSeen) => void {
  const notes = requireTrace(trace, steps * chains);
  const watched = watchedSteps(watch);
  return (seen) => {
    const row = (seen.step - 1 - firstStep) * chains;
    notes?.energy.set(seen.energy, row);
    notes?.gradientNorm.set(seen.gradientNorm, row);
    if (watched?.has(seen.step) ?? true) onStep?.(seen);
  };
}

/** Checks the arrays that a run fills with `values` values. @throws ShapeError */
export function requireTrace(trace: StepTrace | undefined, values: number): StepTrace | undefined {
  if (trace === undefined) return undefined;
  for (const name of ["energy", "gradientNorm"] as const) {
    const array: unknown = trace?.[name];
    if (array instanceof Float32Array && array.length === values) continue;
    throw new ShapeError({
      subject: "manySteps",
      problem: `trace.${name} debe ser un Float32Array de ${values} valores, pasos × cadenas, y llegó ${describeValue(array)}`,
    });
  }
  return trace;
}

/** The steps after which `onStep` is called; undefined: after each. @throws OptionError */
export function watchedSteps(watch: readonly number[] | undefined): ReadonlySet<number> | undefined {
  if (watch === undefined) return undefined;
  if (Array.isArray(watch) && Array.from(watch).every(Number.isSafeInteger)) return new Set(watch);
  throw new OptionError({
    subject: "manySteps",
    problem: `watch debe ser una lista de pasos y llegó ${describeValue(watch)}`,
    remedy: "por ejemplo watch: [10, 100]",
  });
}
