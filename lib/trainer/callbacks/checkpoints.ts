import { requireInteger } from "../../errors";
import type { CheckpointStore } from "../checkpoint/store";
import type { Callback, CallbackContext } from "./callback";

/**
 * Saves the run after every epoch, every so many steps if asked, and when it ends or is interrupted.
 *
 * Its turn is the last, so that what the other callbacks remember is of the same moment.
 * @param options.everySteps also after so many training steps; 0: only after epochs
 * @throws OptionError
 * @example
 * checkpoints(checkpointStore(runFolder("/tmp/prueba"))).last; // true
 */
export function checkpoints(store: CheckpointStore, { everySteps = 0 }: { readonly everySteps?: number } = {}): Callback {
  requireInteger("everySteps", everySteps, { subject: "checkpoints", remedy: "usa 0 para guardar solo al acabar cada época" });
  let saved = -1;
  const save = async ({ run, checkpoint }: CallbackContext) => {
    if (saved === run.step) return;
    await store.save(checkpoint());
    saved = run.step;
  };
  return {
    name: "checkpoints",
    last: true,
    onBegin: ({ run }) => {
      saved = run.step;
    },
    onStep: ({ step, batch, batches }, context) => {
      const endsEpoch = batch + 1 === batches; // the epoch's own checkpoint follows at once
      if (everySteps > 0 && step % everySteps === 0 && !endsEpoch) return save(context);
    },
    onEpoch: (_, context) => save(context),
    onEnd: (context) => save(context),
  };
}
