import { OptionError, requireBounds, requireInteger, requireProbability } from "../errors";
import { sizeOf } from "../network/shapes";

/** How to make a replay buffer; the defaults are the recipe's. */
export interface ReplayBufferOptions {
  /** Shape of one sample, e.g. [32, 32, 1]. */
  readonly shape: readonly number[];
  /** Samples that it keeps at most. Recipe: 8192. */
  readonly capacity?: number;
  /** Samples of uniform noise that it starts with. Recipe: 128 (or the capacity, when it is less). */
  readonly initial?: number;
  /** Chance that a drawn sample is new noise instead of an old sample. Recipe: 0.05. */
  readonly newFraction?: number;
  readonly seed?: number;
  /** Noise is uniform between low and high. Recipe: -1 and 1. */
  readonly low?: number;
  readonly high?: number;
}

const SUBJECT = "replayBuffer";
/** float32 values in 1 GiB. */
const MOST_VALUES = 2 ** 28;

/** Fills in the defaults and checks every option. @throws OptionError */
export function checkOptions({
  shape,
  capacity = 8192,
  initial = Math.min(128, capacity),
  newFraction = 0.05,
  seed = 0,
  low = -1,
  high = 1,
}: ReplayBufferOptions): Required<ReplayBufferOptions> {
  if (!Array.isArray(shape) || shape.length === 0) {
    throw new OptionError({
      subject: SUBJECT,
      problem: "shape debe ser una lista con las medidas de una muestra",
      remedy: "por ejemplo [32, 32, 1]",
    });
  }
  shape.forEach((size, axis) => requireInteger(`shape[${axis}]`, size, { subject: SUBJECT, min: 1 }));
  requireInteger("el tamaño de una muestra", sizeOf(shape), {
    subject: SUBJECT,
    max: MOST_VALUES,
    remedy: "todo el buffer debe caber en 1 GiB",
  });
  const most = Math.floor(MOST_VALUES / sizeOf(shape));
  requireInteger("capacity", capacity, {
    subject: SUBJECT,
    min: 1,
    max: most,
    remedy: "el valor de la receta es 8192; todo el buffer debe caber en 1 GiB",
  });
  requireInteger("initial", initial, {
    subject: SUBJECT,
    min: 1,
    max: capacity,
    remedy: "el buffer empieza al menos con una muestra y como mucho con capacity",
  });
  requireProbability("newFraction", newFraction, { subject: SUBJECT, remedy: "el valor de la receta es 0.05" });
  requireInteger("seed", seed, { subject: SUBJECT, remedy: "usa una semilla entera, por ejemplo 7" });
  requireBounds("[low, high]", [low, high], { subject: SUBJECT });
  return { shape: [...shape], capacity, initial, newFraction, seed, low, high };
}
