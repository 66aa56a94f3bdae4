import type { Executor, LoadedPlan } from "../executor";
import { inlineExecutor } from "../inline";
import { type JobWords, jobWords, OPERATION } from "../job";
import { CHAINS } from "../plan/plan";
import { createRunner } from "../runner";
import type { Asked, Helper } from "./helper";
import { copyIn, copyOut, type Range, type Span } from "./messages";

/** Steps of a run that the worker is given at once: in between the page sees the chains. */
const LONGEST_ROUND = 32;

/** The worker forgets networks whose executors are gone without `dispose`. */
const abandoned = new FinalizationRegistry<() => void>((close) => close());

/**
 * Runs a plan on the page's thread, but many steps in the page's worker, once it is ready: without shared memory, a round
 * is sent there as the bytes that it reads, and comes back as those that it writes.
 *
 * When the worker is lost the page computes what it had been given.
 */
export function helpedExecutor(loaded: LoadedPlan, helper: Helper): Executor {
  const own = inlineExecutor(loaded, createRunner);
  const job = jobWords(loaded.plan, loaded.memory.buffer);
  const changed = parameterChanges(loaded);
  let network: number | undefined;
  let last: Promise<unknown> = Promise.resolve(); // of a run that was interrupted, and may not have ended over there
  const close = () => network !== undefined && helper.close(network);
  const ask = (items: number): Asked => {
    network ??= helper.open(loaded);
    const ranges = [...copyOut(loaded.memory, readBy(loaded, items)), ...changed()];
    return helper.run({ network, items, ranges, results: writtenBy(loaded, job, items) });
  };
  const executor: Executor = {
    runners: 1,
    get longestRound() {
      return helper.ready ? LONGEST_ROUND : own.longestRound;
    },
    run: own.run,
    async runAsync(items, signal) {
      await last;
      if (signal?.aborted) return;
      if (!helper.ready || job.operation !== OPERATION.steps) return own.runAsync(items, signal);
      const asked = ask(items);
      last = asked.answer.catch(() => undefined);
      const ranges = await answerOrAbort(asked, signal);
      if (ranges) copyIn(loaded.memory, ranges);
      else await own.runAsync(items, signal);
    },
    dispose() {
      abandoned.unregister(loaded);
      close();
    },
  };
  abandoned.register(executor, close, loaded);
  return executor;
}

/** The answer of a run, or undefined as soon as it is no longer wanted. */
function answerOrAbort({ answer, stop }: Asked, signal: AbortSignal | undefined): Promise<readonly Range[] | undefined> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      stop();
      resolve(undefined);
    };
    signal?.addEventListener("abort", leave);
    answer.then(resolve, reject).finally(() => signal?.removeEventListener("abort", leave));
  });
}

/** What a job of steps reads, besides the parameters. */
function readBy({ plan: { memory, inputs } }: LoadedPlan, items: number): Span[] {
  return [
    { at: memory.job, end: memory.theta },
    { at: memory.samples, end: memory.samples + 4 * CHAINS * items * inputs },
  ];
}

/** What a job of steps writes. */
function writtenBy({ plan: { memory, inputs, capacity } }: LoadedPlan, job: JobWords, items: number): Span[] {
  const traced = 4 * capacity.samples * Math.min(job.steps().steps, capacity.steps);
  return [
    { at: memory.samples, end: memory.samples + 4 * CHAINS * items * inputs },
    { at: memory.energies, end: memory.energies + traced },
    { at: memory.norms, end: memory.norms + traced },
    { at: memory.failures, end: memory.failures + 8 * items },
  ];
}

/** A function that returns θ, and the tables and packed weights beside it, when θ is not what it was at the last call. */
function parameterChanges({ plan, memory }: LoadedPlan): () => Range[] {
  const { theta, parameterBytes, convolutions, scratch } = plan.memory;
  const tables = convolutions.find((addresses) => addresses !== undefined)?.forward.weights as number;
  const now = new Int32Array(memory.buffer, theta, parameterBytes / 4);
  let sent: Int32Array | undefined;
  return () => {
    if (sent?.every((word, i) => word === now[i])) return [];
    sent = now.slice();
    return copyOut(memory, [
      { at: theta, end: theta + parameterBytes },
      { at: tables, end: scratch[0].values[0] },
    ]);
  };
}
