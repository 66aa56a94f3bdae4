import { batchCount } from "../data/batches";
import type { ImageSet } from "../data/image-set";
import { AbortError, requireInteger } from "../errors";
import { capitalise } from "../errors/errors";
import { bothErrors } from "./both-errors";
import type { Callback, CallbackState, EpochReport } from "./callbacks/callback";
import { type Checkpoint, checkpointOf, resumeTraining } from "./checkpoint/checkpoint";
import { type Hooks, hooksOf, inTurn, type Wishes } from "./hooks";
import { stopwatch, type Stopwatch } from "./stopwatch";
import { type EpochRecord, train } from "./train";
import { learningRate } from "./train-step";
import { requireTraining, type Training } from "./training";
import { validator } from "./validator";

/** Who listens to a training, and what it is measured on. */
export interface TrainerOptions {
  readonly callbacks?: readonly Callback[];
  /** Images that it never trains on: after each epoch their energies are compared with those of uniform noise. */
  readonly validation?: ImageSet;
  /** Batches an epoch; by default all of them. */
  readonly stepsPerEpoch?: number;
  /** Where callbacks speak, in Spanish; by default nowhere. */
  readonly say?: (sentence: string) => void;
}

/** How a call of `fit` ended. */
export interface Outcome {
  /** Whether all its epochs are made. */
  readonly finished: boolean;
  /** Why it ended before, in Spanish. */
  readonly reason?: string;
}

/** A training with everything around it: epochs, validation, callbacks, checkpoints. */
export interface Trainer {
  readonly run: Training;
  /** The epochs made so far. */
  readonly history: readonly EpochReport[];
  /**
   * Trains until the run has so many epochs in all.
   * @param options.epochs by default the recipe's
   * @param options.signal stops it within 100 ms: the step under way is not made
   * @throws OptionError; AbortError when `signal` fires, or an EbmError that says it too when the run could then not be
   * ended well, e.g. saved; whatever a step or a callback throws and no callback mends.
   */
  fit(set: ImageSet, options?: { readonly epochs?: number; readonly signal?: AbortSignal }): Promise<Outcome>;
  /** Ends `fit` after the step that is under way; nothing is lost. */
  stop(reason: string): void;
  /** All that is needed to go on with the same bits. */
  checkpoint(): Checkpoint;
  /**
   * Goes on from a checkpoint.
   * @param good the last one of a whole epoch before it, where a watchdog would go back to; not needed when it is one itself
   * @throws DataError when it is of another network or recipe, or a callback refuses its state; nothing changes then.
   */
  restore(checkpoint: Checkpoint, good?: Checkpoint): void;
}

/**
 * A trainer of a run: `train` epoch by epoch, a validation after each, and callbacks in between.
 *
 * Callbacks listen and ask; none changes the numbers of the run, so that a run with callbacks, one without and one that was
 * interrupted and restored give the same bits.
 * @throws OptionError when two callbacks share a name.
 * @example
 * const dots = imageSet("puntos", { pixels: new Uint8Array(784 * 4), labels: new Uint8Array(4), height: 28, width: 28 });
 * const small = { ...SEED3_RECIPE, batchSize: 2, steps: 1 };
 * const { fit, history } = trainer(startTraining(await openNetwork(preset("mlp-784"), { seed: 7 }), small, { seed: 7 }), { validation: dots });
 * const { finished } = await fit(dots, { epochs: 2 });
 * [finished, history.length, history[1].batches]; // [ true, 2, 2 ]
 */
export function trainer(run: Training, { callbacks = [], validation, stepsPerEpoch, say }: TrainerOptions = {}): Trainer {
  requireTraining(run, "trainer");
  const inner: Inner = {
    run,
    callbacks: inTurn(callbacks),
    history: [],
    watch: stopwatch(),
    wishes: {},
    good: undefined,
    stepsPerEpoch,
    validate: validation && validator(run, validation),
    say: say ?? (() => undefined),
  };
  inner.good = take(inner);
  return {
    run,
    history: inner.history,
    fit: (set, { epochs = run.recipe.epochs, signal = new AbortController().signal } = {}) => fit(inner, set, { epochs, signal }),
    stop: (reason) => {
      inner.wishes.stop ??= reason;
    },
    checkpoint: () => take(inner),
    restore: (checkpoint, good) => {
      restore(inner, checkpoint);
      if (good ?? checkpoint.progress.batch === 0) inner.good = good ?? checkpoint;
    },
  };
}

/** A trainer from inside. */
interface Inner extends Pick<TrainerOptions, "stepsPerEpoch"> {
  readonly run: Training;
  readonly callbacks: readonly Callback[];
  readonly history: EpochReport[];
  readonly watch: Stopwatch;
  wishes: Wishes;
  /** The last whole epoch in which nobody went back, or the start. */
  good: Checkpoint | undefined;
  readonly validate: (() => EpochReport["validation"]) | undefined;
  readonly say: (sentence: string) => void;
}

interface Fit {
  readonly epochs: number;
  readonly signal: AbortSignal;
}

async function fit(inner: Inner, set: ImageSet, { epochs, signal }: Fit): Promise<Outcome> {
  const { run, stepsPerEpoch } = inner;
  requireInteger("epochs", epochs, { subject: "trainer.fit", min: 1, max: 1e6 });
  const available = batchCount(set, run.recipe.batchSize);
  requireInteger("stepsPerEpoch", stepsPerEpoch ?? available, { subject: "trainer", min: 1, max: available });
  inner.wishes = {};
  const hooks = hooksOf(inner, { epochs, signal, checkpoint: () => take(inner) });
  try {
    await hooks.begin();
    while (run.epoch < epochs && inner.wishes.stop === undefined) {
      await trainEpoch(inner, set, { hooks, signal });
      if (inner.wishes.goBack !== undefined) await goBack(inner, hooks);
      else if (run.batch === 0) inner.good = take(inner);
    }
  } catch (error) {
    const told = await hooks.end(error as Error).then(
      () => error,
      (second: unknown) => bothErrors({ first: error, second }, { step: run.step, say: inner.say }),
    );
    throw told;
  }
  await hooks.end();
  return run.epoch >= epochs ? { finished: true } : { finished: false, reason: inner.wishes.stop };
}

/** One epoch, or what is left of it; it ends early, after a step, when somebody wishes so. */
async function trainEpoch(inner: Inner, set: ImageSet, { hooks, signal }: { hooks: Hooks; signal: AbortSignal }): Promise<void> {
  const { run, watch, wishes, stepsPerEpoch } = inner;
  const afterStep = new AbortController();
  const wished = () => wishes.stop !== undefined || wishes.goBack !== undefined;
  watch.set(watch.seconds, true);
  try {
    await train(run, set, {
      epochs: 1,
      stepsPerEpoch,
      signal: AbortSignal.any([signal, afterStep.signal]),
      onStep: async (record) => {
        await watch.pauseFor(() => hooks.step(record));
        if (wished()) afterStep.abort();
      },
      onEpoch: (record) => finishEpoch(inner, record, hooks),
    });
  } catch (error) {
    if (error instanceof AbortError && !signal.aborted && wished()) return;
    if (error instanceof AbortError || hooks.threw(error)) throw error;
    await hooks.failure(error as Error);
    if (!wished()) throw error;
  } finally {
    watch.set(run.batch === 0 ? 0 : watch.seconds, false);
  }
}

async function finishEpoch({ run, watch, validate, history, wishes }: Inner, record: EpochRecord, hooks: Hooks): Promise<void> {
  if (wishes.goBack !== undefined) return; // its last step was not good: it is no epoch
  const { seconds } = watch;
  watch.set(0, false);
  // The run counts the epoch as made; the rate is the one that it learned with.
  const rate = learningRate({ ...run, epoch: record.epoch });
  const report = { ...record, learningRate: rate, seconds, ...(validate && { validation: validate() }) };
  history.push(report);
  await hooks.epoch(report);
}

/** Puts the run at its last good epoch, with half the learning rate it had and a seed that it never had. */
async function goBack(inner: Inner, hooks: Hooks): Promise<void> {
  const { run, wishes, say, good } = inner;
  if (!good) return;
  const { goBack: reason = "" } = wishes;
  const changes = { rateScale: run.rateScale / 2, rollbacks: run.rollbacks + 1, seed: run.seed + 2 ** 32 };
  restore(inner, good);
  Object.assign(run, changes);
  run.buffer.restore({ ...good.buffer, seed: changes.seed });
  wishes.goBack = undefined;
  const place = run.epoch === 0 ? "al principio" : `al final de la época ${run.epoch}`;
  say(`${capitalise(reason)}. Vuelvo ${place}, con la mitad de la tasa de aprendizaje y otros números al azar.`);
  await hooks.goneBack();
}

function take({ run, history, callbacks, watch }: Inner): Checkpoint {
  return checkpointOf(run, { history, callbacks: statesOf(callbacks), seconds: watch.seconds });
}

/** Puts a trainer where a checkpoint was taken; what the run or a callback refuses leaves all as it was. @throws DataError */
function restore({ run, history, callbacks, watch }: Inner, checkpoint: Checkpoint): void {
  const before = statesOf(callbacks);
  try {
    restoreStates(callbacks, checkpoint.callbacks);
    resumeTraining(run, checkpoint);
  } catch (error) {
    restoreStates(callbacks, before);
    throw error;
  }
  history.splice(0, history.length, ...checkpoint.history);
  watch.set(checkpoint.progress.seconds, false);
}

/** What each callback must not forget, by its name. */
function statesOf(callbacks: readonly Callback[]): Record<string, CallbackState> {
  return Object.fromEntries(callbacks.flatMap(({ name, state }) => (state ? [[name, state()]] : [])));
}

function restoreStates(callbacks: readonly Callback[], states: Readonly<Record<string, CallbackState>>): void {
  for (const { name, restore: take } of callbacks) if (states[name]) take?.(states[name]);
}
