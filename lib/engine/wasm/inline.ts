import { turns } from "../turns";
import type { Executor, LoadedPlan } from "./executor";
import { type CreateRunner, withRunnerErrors } from "./runner-errors";

/** Steps of an item that the event loop waits for. */
const LONGEST_ROUND = 8;

/** Runs items on the calling thread, with one scratch; `runAsync` lets the event loop run now and then between items. */
export function inlineExecutor(loaded: LoadedPlan, createRunner: CreateRunner): Executor {
  const runner = withRunnerErrors(() => createRunner(loaded, 0));
  return {
    runners: 1,
    longestRound: LONGEST_ROUND,
    run(items) {
      for (let item = 0; item < items; item++) withRunnerErrors(() => runner.runItem(item, () => false));
    },
    async runAsync(items, signal) {
      const stopped = () => signal?.aborted ?? false;
      const nextTurn = turns(undefined, "wasmEngine");
      for (let item = 0; item < items; item++) {
        await nextTurn(item);
        if (stopped()) return;
        withRunnerErrors(() => runner.runItem(item, stopped));
      }
    },
    dispose() {},
  };
}
