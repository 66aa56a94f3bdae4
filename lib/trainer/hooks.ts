import { OptionError } from "../errors";
import type { Callback, CallbackContext, EpochReport } from "./callbacks/callback";
import type { Checkpoint } from "./checkpoint/checkpoint";
import type { StepRecord } from "./train";
import type { Training } from "./training";

/** What callbacks asked for, with their reasons. */
export interface Wishes {
  stop?: string;
  goBack?: string;
}

/** The hooks of all callbacks, each called in turn. */
export interface Hooks {
  begin(): Promise<void>;
  step(record: StepRecord): Promise<void>;
  epoch(report: EpochReport): Promise<void>;
  failure(error: Error): Promise<void>;
  goneBack(): Promise<void>;
  end(error?: Error): Promise<void>;
  /** Whether the error is a callback's own: nobody can save the training from it. */
  threw(error: unknown): boolean;
}

/** What a trainer shows its callbacks. */
interface Shown {
  readonly run: Training;
  readonly history: readonly EpochReport[];
  readonly callbacks: readonly Callback[];
  readonly wishes: Wishes;
  readonly say: (sentence: string) => void;
}

/** The hooks of a call of `fit`. */
export function hooksOf(
  { run, history, callbacks, wishes, say }: Shown,
  { epochs, signal, checkpoint }: { readonly epochs: number; readonly signal: AbortSignal; readonly checkpoint: () => Checkpoint },
): Hooks {
  const context: CallbackContext = {
    run,
    history,
    epochs,
    signal,
    checkpoint,
    say,
    stop: (reason) => {
      wishes.stop ??= reason;
    },
    goBack: (reason) => {
      wishes.goBack ??= reason;
    },
  };
  let thrown: unknown;
  const each = async (call: (callback: Callback) => void | Promise<void> | undefined) => {
    try {
      for (const callback of callbacks) {
        await call(callback);
        if (wishes.goBack !== undefined) return; // what comes next would write down a step that will not have been
      }
    } catch (error) {
      thrown = error;
      throw error;
    }
  };
  return {
    begin: () => each((callback) => callback.onBegin?.(context)),
    step: (record) => each((callback) => callback.onStep?.(record, context)),
    epoch: (report) => each((callback) => callback.onEpoch?.(report, context)),
    failure: (error) => each((callback) => callback.onFailure?.(error, context)),
    goneBack: () => each((callback) => callback.onGoneBack?.(context)),
    end: (error) => each((callback) => callback.onEnd?.(context, error)),
    threw: (error) => error === thrown,
  };
}

/** The callbacks in the order of their turns. @throws OptionError when two share a name. */
export function inTurn(callbacks: readonly Callback[]): Callback[] {
  const names = callbacks.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new OptionError({
      subject: "trainer",
      problem: `hay dos callbacks con el nombre «${twice}»`,
      remedy: "los puntos de control guardan la memoria de cada uno por su nombre: quita uno",
    });
  }
  return [...callbacks].sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ turn }: Callback): number {
  return turn === "first" ? 0 : turn === "last" ? 2 : 1;
}
