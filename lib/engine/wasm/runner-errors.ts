import { REMEDY } from "#engine/remedies";
import { EbmError } from "../../errors";
import type { LoadedPlan } from "./executor";
import type { Runner } from "./runner";

/** Makes the runner that computes a loaded plan in the scratch of that index. */
export type CreateRunner = (loaded: LoadedPlan, index: number) => Runner;

/** Does what runners do on the calling thread. @throws EbmError when it throws. */
export function withRunnerErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw runnerError(error as Error);
  }
}

/** What a run throws when a runner did. */
export function runnerError(cause: Error): EbmError {
  return new EbmError({
    subject: "wasmEngine",
    problem: `el cálculo falló: ${cause.message}`,
    remedy: REMEDY.failed,
    cause,
  });
}
