import type { Checkpoint } from "../checkpoint/checkpoint";
import type { CallbackState } from "../checkpoint/callback-state";
import type { EpochReport } from "../epoch-report";
import type { StepRecord } from "../train";
import type { Training } from "../training";

export type { CallbackState, EpochReport };

/** What a callback may look at and ask for. */
export interface CallbackContext {
  readonly run: Training;
  /** All epochs of the run, also those made before it was resumed; inside `onEpoch` the last one is that epoch. */
  readonly history: readonly EpochReport[];
  /** Epochs that the run is to have at its end. */
  readonly epochs: number;
  /** Aborted when somebody interrupts the training: long work of a callback must listen. */
  readonly signal: AbortSignal;
  /** Ends the training after this turn, with a Spanish reason; the first reason stays. */
  stop(reason: string): void;
  /**
   * After this turn, puts the run where it was at the end of the last good epoch, with half the learning rate and other
   * random numbers. An epoch is good when nobody went back in it. Callbacks whose turn is later do not hear of this step or epoch.
   */
  goBack(reason: string): void;
  /** The run as it is now, with what each callback remembers. */
  checkpoint(): Checkpoint;
  /** Says something to whoever looks at the run, in Spanish. */
  say(sentence: string): void;
}

/**
 * Somebody who listens to a training. Every hook is optional, is awaited, and runs between two training steps, in the order
 * of the list of callbacks. No hook may change the run's θ, moments, buffer or counters: resuming would not be exact.
 */
export interface Callback {
  /** Name under which checkpoints keep its state; the callbacks of a run have different names. */
  readonly name: string;
  /** "first": it judges before anybody writes. "last": it keeps what the others remember. */
  readonly turn?: "first" | "last";
  /** Before the first step of a call, after a resumed state was restored. */
  onBegin?(context: CallbackContext): void | Promise<void>;
  onStep?(record: StepRecord, context: CallbackContext): void | Promise<void>;
  /** After an epoch, its validation included. */
  onEpoch?(report: EpochReport, context: CallbackContext): void | Promise<void>;
  /** A step failed, e.g. a chain diverged: whoever calls `goBack` or `stop` saves the training, else the error goes on. */
  onFailure?(error: Error, context: CallbackContext): void | Promise<void>;
  /** The run has just been put back, as somebody asked. */
  onGoneBack?(context: CallbackContext): void | Promise<void>;
  /** After the last step of a call, also when it was interrupted or failed: then with the error. */
  onEnd?(context: CallbackContext, error?: Error): void | Promise<void>;
  /** What a checkpoint keeps; absent when there is nothing to remember. */
  state?(): CallbackState;
  /** Takes back what `state` gave. @throws DataError when it is not. */
  restore?(state: CallbackState): void;
}
