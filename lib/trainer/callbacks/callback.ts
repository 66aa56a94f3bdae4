import type { TestMetrics } from "../test-step";
import type { EpochRecord, StepRecord } from "../train";
import type { Training } from "../training";

/** An epoch as it ended: means over its batches, the rate it learned with, how long it took, and its validation. */
export interface EpochReport extends EpochRecord {
  readonly learningRate: number;
  /** Of training alone: neither validation nor callbacks. */
  readonly seconds: number;
  /** Test images against uniform noise, with the weights after the epoch; absent without a validation set. */
  readonly validation?: TestMetrics;
}

/** What a callback may look at and ask for. */
export interface CallbackContext {
  readonly run: Training;
  /** All epochs of the run, also those made before it was resumed; inside `onEpoch` the last one is that epoch. */
  readonly history: readonly EpochReport[];
  /** Epochs that the run is to have at its end. */
  readonly epochs: number;
  /** Aborted when somebody interrupts the training: long work of a callback must listen. */
  readonly signal: AbortSignal;
  /** Ends the training after this callback's turn, with a Spanish reason; the first reason stays. */
  stop(reason: string): void;
  /** Says something to whoever looks at the run, in Spanish. */
  say(sentence: string): void;
}

/** What a callback must not forget when a run is resumed: plain data, and arrays by name. */
export interface CallbackState {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly arrays?: Readonly<Record<string, Float32Array>>;
}

/**
 * Somebody who listens to a training. Every hook is optional, is awaited, and runs between two training steps, in the order
 * of the list of callbacks. No hook may change the run's θ, moments, buffer or counters: resuming would not be exact.
 */
export interface Callback {
  /** Name under which checkpoints keep its state; the callbacks of a run have different names. */
  readonly name: string;
  /** Before the first step of a call, after a resumed state was restored. */
  onBegin?(context: CallbackContext): void | Promise<void>;
  onStep?(record: StepRecord, context: CallbackContext): void | Promise<void>;
  /** After an epoch, its validation included. */
  onEpoch?(report: EpochReport, context: CallbackContext): void | Promise<void>;
  /** After the last step of a call, also when it was interrupted or failed. */
  onEnd?(context: CallbackContext): void | Promise<void>;
  /** What a checkpoint keeps; absent when there is nothing to remember. */
  state?(): CallbackState;
  /** Takes back what `state` gave. @throws DataError when it is not. */
  restore?(state: CallbackState): void;
}
