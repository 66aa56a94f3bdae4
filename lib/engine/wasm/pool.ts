import type { Executor, LoadedPlan } from "./executor";
import { inlineExecutor } from "./inline";
import { createRunner } from "./runner";

/** Browser twin of pool.node.ts: a page computes on its own thread, so a plan has one scratch. */
export function countRunners(_workers?: number): number {
  return 1;
}

/** Runs a plan on the page's thread. */
export function attach(loaded: LoadedPlan): Executor {
  return inlineExecutor(loaded, createRunner);
}
