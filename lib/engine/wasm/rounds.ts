import type { EbmError } from "../../errors";
import type { ManySteps } from "../engine";
import { watchedSteps } from "../observer";
import { turns } from "../turns";
import { type Batches, itemsOf, type Part, partsOf, readSamples, writeSamples } from "./batches";
import { divergence, firstFailure } from "./failures";
import { numbersOf } from "./job";

/** Steps that are made without a look at the signal, at most. */
const LONGEST_ROUND = 1024;

/** Steps from..to of a run, counted from its start, made without a break. */
interface Round {
  readonly from: number;
  readonly to: number;
}

/** A run of many steps: what was asked, and what `onStep` is to see of the last step. */
interface Run {
  readonly work: ManySteps;
  readonly watched: ReadonlySet<number> | undefined;
  readonly chains: number;
  readonly energy: Float32Array;
  readonly gradientNorm: Float32Array;
}

/**
 * Makes many steps of a batch: in rounds, between which its chains can be seen, and in parts, which fit in memory.
 *
 * @param moved where the chains start; they move there
 * @param work checked; its rule too
 * @throws AbortError when `signal` is aborted; EbmError when a chain leaves the finite numbers.
 */
export async function runRounds(batches: Batches, moved: Float32Array, work: ManySteps): Promise<Float32Array> {
  const chains = moved.length / batches.loaded.plan.inputs;
  const watched = watchedSteps(work.watch);
  const run: Run = { work, watched, chains, energy: new Float32Array(chains), gradientNorm: new Float32Array(chains) };
  const nextTurn = turns(work.signal, "manySteps");
  await nextTurn(0);
  for (let from = 0; from < work.steps; ) {
    const round = { from, to: endOfRound(batches, from, run) };
    let first: Divergence | undefined;
    for (const part of partsOf(batches, moved)) {
      await computeRound(batches, part, { round, work });
      await nextTurn(from, round.to);
      const diverged = readRound(batches, part, { round, run });
      if (diverged && !(first && first.step <= diverged.step)) first = diverged;
    }
    if (first) throw first.error;
    from = round.to;
    const step = work.firstStep + from;
    if (watched?.has(step) ?? true) work.onStep?.({ step, energy: run.energy, gradientNorm: run.gradientNorm, x: moved });
  }
  return moved;
}

/** The step of a round at which a chain of a part left the numbers, and the error that says so. */
interface Divergence {
  readonly step: number;
  readonly error: EbmError;
}

/** Copies what a part of a round has come to: its trace up to where a chain left the numbers, or else its chains too. */
function readRound(batches: Batches, part: Part, { round, run }: { round: Round; run: Run }): Divergence | undefined {
  const { firstStep, rule } = run.work;
  const failure = firstFailure(batches, part);
  readTrace(batches, part, { round: failure ? { from: round.from, to: round.from + failure.step + 1 } : round, run });
  if (failure) {
    const error = divergence(batches, part, { failure, firstStep: firstStep + round.from, algorithm: rule.algorithm });
    return { step: failure.step, error };
  }
  part.x.set(readSamples(batches, part));
}

/** A round ends where somebody looks, before the trace's memory is full, and soon when it keeps the calling thread busy. */
function endOfRound({ loaded, executor }: Batches, from: number, { work, watched }: Run): number {
  const longest = Math.min(executor.longestRound, work.trace ? loaded.plan.capacity.steps : LONGEST_ROUND);
  const end = Math.min(work.steps, from + longest);
  if (!work.onStep) return end;
  for (let to = from + 1; to < end; to++) if (watched?.has(work.firstStep + to) ?? true) return to;
  return end;
}

function computeRound(batches: Batches, part: Part, { round, work }: { round: Round; work: ManySteps }): Promise<void> {
  const { rule, rng, firstStep, signal } = work;
  writeSamples(batches, part);
  batches.job.write("steps", part.samples);
  const { from, to } = round;
  const steps = { algorithm: rule.algorithm, firstChain: part.first, firstStep: firstStep + from, steps: to - from };
  batches.job.writeSteps({ ...steps, ...numbersOf(rule) }, rng);
  return batches.executor.runAsync(itemsOf(part.samples), signal);
}

/** Copies a round's energies and gradient norms to the caller's trace, and those of its last step to the run. */
function readTrace({ loaded: { plan }, floats }: Batches, { first, samples }: Part, { round, run }: { round: Round; run: Run }): void {
  const { capacity, memory } = plan;
  const { trace } = run.work;
  const copyRow = (step: number, to: { energy: Float32Array; gradientNorm: Float32Array }, row: number) => {
    const at = ((step - round.from) % capacity.steps) * capacity.samples;
    to.energy.set(floats.subarray(memory.energies / 4 + at, memory.energies / 4 + at + samples), row + first);
    to.gradientNorm.set(floats.subarray(memory.norms / 4 + at, memory.norms / 4 + at + samples), row + first);
  };
  if (trace) for (let step = round.from; step < round.to; step++) copyRow(step, trace, step * run.chains);
  copyRow(round.to - 1, run, 0);
}
