import { AbortError, requireInteger } from "../../errors";
import type { CheckpointStore } from "../checkpoint/store";
import type { Callback, CallbackContext } from "./callback";

/**
 * Saves the run after every epoch, every so many steps if asked, and when it ends or is interrupted.
 *
 * Its turn is the last, so that what the other callbacks remember is of the same moment. When the training ends in an error
 * nothing is saved: what was saved before is good.
 * @param options.everySteps also after so many training steps; 0: only after epochs
 * @throws OptionError
 * @example
 * checkpoints(checkpointStore(runFolder("/tmp/prueba"))).turn; // 'last'
 */
export function checkpoints(store: CheckpointStore, { everySteps = 0 }: { readonly everySteps?: number } = {}): Callback {
  requireInteger("everySteps", everySteps, { subject: "checkpoints", remedy: "usa 0 para guardar solo al acabar cada época" });
  /** The place of what is saved; where the first call begins, it is what it began from. */
  let saved = "";
  /** A step that is made again after going back is another one. */
  const placeOf = ({ run }: CallbackContext) => `${run.rollbacks} ${run.step} ${run.batch}`;
  const save = async (context: CallbackContext) => {
    if (saved === placeOf(context)) return;
    await store.save(context.checkpoint());
    saved = placeOf(context);
  };
  return {
    name: "checkpoints",
    turn: "last",
    onBegin: (context) => {
      saved ||= placeOf(context); // in a later call, what the one before could not save is still to be saved
    },
    onStep: ({ step, batch, batches }, context) => {
      const endsEpoch = batch + 1 === batches; // the epoch's own checkpoint follows at once
      if (everySteps > 0 && step % everySteps === 0 && !endsEpoch) return save(context);
    },
    onEpoch: (_, context) => save(context),
    onGoneBack: (context) => save(context),
    onEnd: (context, error) => (error === undefined || error instanceof AbortError ? save(context) : undefined),
  };
}
