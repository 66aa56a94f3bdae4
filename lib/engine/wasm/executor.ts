import type { Plan } from "./plan/memory";

/** A network that any thread can compute: data, its memory, and its module. */
export interface LoadedPlan {
  readonly plan: Plan;
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
}

/** Runs the items of the job that lies in a plan's memory, each once, by some runner. Items touch disjoint memory. */
export interface Executor {
  /** Scratch areas that the plan must have. */
  readonly runners: number;
  /** Steps of a run that it should be given at once, at most: few when it keeps the calling thread busy. */
  readonly longestRound: number;
  /** Returns when all items are done. */
  run(items: number): void;
  /** Resolves when all items are done, or early when `signal` is aborted. */
  runAsync(items: number, signal?: AbortSignal): Promise<void>;
  dispose(): void;
}
