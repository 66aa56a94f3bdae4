import { DataError, EbmError, FileError, requireInteger, requirePositive, ShapeError, SpecError } from "../../errors";
import type { StepMetrics } from "../step-metrics";
import type { Callback, CallbackContext } from "./callback";

/** What is no longer a training. */
export interface WatchdogOptions {
  /** A mean energy of a batch beyond ±this has diverged. */
  readonly energyLimit?: number;
  /**
   * A mean gap |E(fake) − E(real)| of an epoch beyond this has collapsed: the chains no longer reach the data. With weight α
   * of the squares, energies that tell both apart for good end at a gap of 1/α = 10; the default is half of it. The first
   * epoch does not count.
   */
  readonly gapLimit?: number;
  /** How often it goes back before it gives up. */
  readonly most?: number;
}

/**
 * Watches over a training: when a number is not finite, an energy is enormous or the gap collapses, the run goes back to its
 * last good epoch with half the learning rate and other random numbers, and the fourth time it gives up.
 * @throws OptionError
 * @example
 * watchdog({ gapLimit: 2 }).name; // 'watchdog'
 */
export function watchdog({ energyLimit = 100, gapLimit = 5, most = 3 }: WatchdogOptions = {}): Callback {
  const subject = "watchdog";
  requirePositive("energyLimit", energyLimit, { subject });
  requirePositive("gapLimit", gapLimit, { subject });
  requireInteger("most", most, { subject, max: 1000 });
  const bark = (problem: string, { run, goBack }: CallbackContext, cause?: Error) => {
    if (run.rollbacks < most) return goBack(problem);
    const remedy = "baja learningRate, sube alpha o mira la receta uva";
    throw new EbmError({ subject, problem: `${problem}, y ya volví atrás ${run.rollbacks} veces`, remedy, cause });
  };
  return {
    name: "watchdog",
    turn: "first",
    onStep(metrics, context) {
      const strange = strangeNumber(metrics, energyLimit);
      if (strange) bark(`en el paso ${metrics.step}, ${strange}`, context);
    },
    onEpoch({ epoch, cdiv }, context) {
      if (epoch === 0 || Math.abs(cdiv) <= gapLimit) return; // at first both are wherever fresh weights put them
      bark(`en la época ${epoch + 1} la distancia entre energías falsas y reales llegó a ${decimal(-cdiv)}`, context);
    },
    onFailure(error, context) {
      if (!(error instanceof EbmError) || OTHERS.some((kind) => error instanceof kind)) return;
      bark(`el paso ${context.run.step + 1} falló (${error.message.split("\n")[0].replace(/\.$/, "")})`, context, error);
    },
  };
}

/** Errors that are not of numbers: a wrong call would be wrong again. */
const OTHERS = [ShapeError, SpecError, DataError, FileError];

function strangeNumber(metrics: StepMetrics, energyLimit: number): string | undefined {
  const { loss, reg, real, fake, parameterGradient, inputGradient } = metrics;
  const broken = Object.entries({ loss, reg, parameterGradient, inputGradient }).find(([, value]) => !Number.isFinite(value));
  if (broken) return `${broken[0]} vale ${broken[1]}`;
  const energy = Math.abs(real) > Math.abs(fake) ? real : fake;
  return Math.abs(energy) > energyLimit ? `la energía media de un lote llegó a ${decimal(energy)}` : undefined;
}

function decimal(value: number): string {
  return value.toFixed(1).replace(".", ",").replace("-", "−");
}
