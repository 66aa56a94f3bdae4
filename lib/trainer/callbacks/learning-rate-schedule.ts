import { describeValue, OptionError, requirePositive } from "../../errors";
import type { Training } from "../training";
import type { Callback } from "./callback";
import type { RateSchedule } from "./rate-schedules";

/**
 * Multiplies the learning rate of each epoch by what a function of its number says:
 *
 * η_e = adam.learningRate · learningRateDecay^e · schedule(e),  e = 0, 1, …
 *
 * The factor of an epoch is set before its first step, and again when the run is resumed in the middle of it or put back, so
 * it is always a function of the epoch alone. A recipe with a decay of its own keeps it: give it `learningRateDecay: 1` for this
 * schedule alone.
 * @throws OptionError; also at the end of an epoch, when the function gives no positive number for the next.
 * @example
 * const run = { epoch: 2, rateFactor: 1 };
 * learningRateSchedule(exponentialDecay(0.5)).onBegin({ run });
 * run.rateFactor; // 0.25
 */
export function learningRateSchedule(schedule: RateSchedule): Callback {
  if (typeof schedule !== "function") {
    throw new OptionError({
      subject: "learningRateSchedule",
      problem: `schedule debe ser una función de la época y llegó ${describeValue(schedule)}`,
      remedy: "por ejemplo exponentialDecay(0.97)",
    });
  }
  const set = (run: Training, epoch: number) => {
    const context = { subject: "learningRateSchedule", remedy: "multiplica la tasa de aprendizaje: 1 la deja como está" };
    run.rateFactor = requirePositive(`schedule(${epoch})`, schedule(epoch), context);
  };
  return {
    name: "learning-rate-schedule",
    onBegin: ({ run }) => set(run, run.epoch),
    onEpoch: ({ epoch }, { run }) => set(run, epoch + 1),
    onGoneBack: ({ run }) => set(run, run.epoch), // the start of a run is older than any factor
  };
}
