import type { Plan } from "./plan/memory";

/** A network that any thread can compute: data, its memory, and its module. */
export interface LoadedPlan {
  readonly plan: Plan;
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
}

/**
 * Runs the items of the job that lies in a plan's memory, each once, by some runner. Items touch disjoint memory.
 *
 * The job must stay in memory until its run has ended; a run that ends early leaves the memory ready for the next job.
 */
export interface Executor {
  /** Scratch areas that the plan must have. */
  readonly runners: number;
  /** Steps of a run that it should be given at once, at most: few when it keeps the calling thread busy. */
  readonly longestRound: number;
  /** Returns when all items are done. @throws EbmError when a runner fails. */
  run(items: number): void;
  /**
   * Resolves when all items are done, or early, without an error, when `signal` is aborted: the caller knows what was
   * interrupted, and says it.
   * @throws EbmError when a runner fails.
   */
  runAsync(items: number, signal?: AbortSignal): Promise<void>;
  dispose(): void;
}
