import { requireInteger, requireSamples } from "../errors";
import { type BufferDraw, drawSamples } from "./draw";
import { noisyRing } from "./noisy-ring";
import { checkOptions, type ReplayBufferOptions } from "./options";
import { checkState, MOST_DRAWS, type ReplayBufferState } from "./state";
import type { BufferViews } from "./views";

/** A memory of earlier chains. Position 0 is the newest. */
export interface ReplayBuffer extends BufferViews {
  readonly shape: readonly number[];
  readonly capacity: number;
  readonly size: number;
  /**
   * Draws n starting points: new noise, and old samples uniformly with replacement.
   * @param number which draw it is, from 1; the next one by default. The same number from the same buffer gives the same draw.
   * @throws OptionError
   */
  draw(n: number, number?: number): BufferDraw;
  /**
   * Keeps samples that have been through one more Langevin round, x's first one newest; the oldest beyond the capacity go.
   * @param ages what `draw` said of them, each stored plus one; 0 by default
   * @throws ShapeError, OptionError
   */
  push(x: Float32Array, ages?: ArrayLike<number>): void;
  /** All that a checkpoint needs to go on with the same bits. */
  state(): ReplayBufferState;
  /** Goes on from a state; a bad one is refused and changes nothing. @throws DataError */
  restore(state: ReplayBufferState): void;
}

/**
 * The replay buffer of Du & Mordatch (2019): most chains go on where an earlier step left them, so that a few Langevin
 * steps per training step add up to long chains.
 *
 * Draw number k is a function of (seed, k) and of what the buffer holds. A variant found in tutorials (a fixed
 * `tf.Variable` of 128 images inside a `tf.function`) writes back only the first 6 chains, the ones that started from
 * noise: the other 122 images are never replaced, and nothing is replayed.
 * Source: Du & Mordatch (2019), "Implicit generation and modeling with energy-based models"; Foster (2023), chapter 7.
 * @throws OptionError
 * @example
 * const buffer = replayBuffer({ shape: [2], seed: 7 });
 * const { x, ages } = buffer.draw(4);
 * buffer.push(x, ages);
 * [buffer.size, x.length, buffer.meanAge() > 0]; // [ 132, 8, true ]
 */
export function replayBuffer(options: ReplayBufferOptions): ReplayBuffer {
  const checked = checkOptions({ ...options });
  const { shape, capacity } = checked;
  const { kept, seen, progress, rule, state } = noisyRing(checked, capacity);
  return {
    shape,
    capacity,
    get size() {
      return kept.size;
    },
    ...seen,
    draw: (n, number = progress.draws + 1) => {
      requireInteger("number", number, { subject: "replayBuffer.draw", min: 1, max: MOST_DRAWS });
      const drawn = drawSamples(kept, n, rule(number));
      progress.draws = number;
      return drawn;
    },
    push: (x, ages) => kept.push(x, agesAfterRound(x, { shape, ages })),
    state,
    restore: (other) => {
      checkState(other, { shape, capacity });
      kept.clear();
      kept.push(other.images, other.ages);
      Object.assign(progress, { seed: other.seed, draws: other.draws });
    },
  };
}

function agesAfterRound(x: Float32Array, { shape, ages }: { shape: readonly number[]; ages: ArrayLike<number> | undefined }): Uint32Array {
  const subject = "replayBuffer.push";
  const count = requireSamples("x", x, { subject, shape });
  if (ages === undefined || ages === null) return new Uint32Array(count).fill(1);
  requireInteger("ages.length", ages.length, { subject, min: count, max: count, remedy: "pasa las edades que dio draw, una por muestra" });
  return Uint32Array.from(ages, (age, i) => requireInteger(`ages[${i}]`, age, { subject, max: 0xfffffffe }) + 1);
}
