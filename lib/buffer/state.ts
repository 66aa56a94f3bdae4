import { DataError, requireFiniteValues, requireInteger } from "../errors";
import { sizeOf } from "../network/shapes";

/** A replay buffer as plain data, for a checkpoint. */
export interface ReplayBufferState {
  readonly shape: readonly number[];
  readonly seed: number;
  /** Draws made so far; the next one has this number plus one. */
  readonly draws: number;
  /** All samples, flat, newest first. */
  readonly images: Float32Array;
  /** Langevin rounds of each sample, newest first. */
  readonly ages: Uint32Array;
}

/** The number of a draw is the index of its random key, which has 32 bits. */
export const MOST_DRAWS = 0xffffffff;

const SUBJECT = "replayBuffer.restore";

/**
 * Checks that a state fits a buffer of this shape and capacity.
 * @throws DataError saying what is wrong with it
 */
export function checkState(state: ReplayBufferState, { shape, capacity }: { shape: readonly number[]; capacity: number }): void {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new DataError({
      subject: SUBJECT,
      problem,
      remedy: "usa un estado que guardó state() de un buffer con la misma forma y capacidad suficiente",
      cause,
    });
  };
  if (typeof state !== "object" || state === null) refuse("el estado debe ser un objeto");
  const { images, ages } = state;
  if (!(images instanceof Float32Array) || !(ages instanceof Uint32Array))
    refuse("el estado debe tener images (Float32Array) y ages (Uint32Array)");
  if (!Array.isArray(state.shape) || state.shape.join() !== shape.join())
    refuse(`el estado es de muestras de forma [${String(state.shape)}] y el buffer, de [${shape.join(",")}]`);
  const dimension = sizeOf(shape);
  if (ages.length === 0 || images.length !== ages.length * dimension)
    refuse(`con ${ages.length} edades debería haber ${ages.length * dimension} valores (y al menos una muestra) y hay ${images.length}`);
  if (ages.length > capacity) refuse(`el estado tiene ${ages.length} muestras y en el buffer caben ${capacity}`);
  try {
    requireInteger("seed", state.seed, { subject: SUBJECT });
    requireInteger("draws", state.draws, { subject: SUBJECT, max: MOST_DRAWS });
    requireFiniteValues("images", images, { subject: SUBJECT });
  } catch (cause) {
    refuse(`el estado está dañado (${(cause as Error).message.split("\n")[0]})`, cause);
  }
}
