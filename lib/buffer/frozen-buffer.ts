import { requireInteger, requireSamples } from "../errors";
import { generator, rng, STREAM } from "../rng/index";
import { type BufferDraw, type DrawRule, fillDraw } from "./draw";
import { noisyRing } from "./noisy-ring";
import { checkOptions, type ReplayBufferOptions } from "./options";
import type { ReplayBuffer } from "./replay-buffer";
import type { Ring } from "./ring";
import { checkState, MOST_DRAWS } from "./state";

/**
 * The buffer that seed 1 has by mistake: `initial` images of noise, of which only the first round(newFraction · initial)
 * are ever replaced, by the chains that have just started from noise. The others stay as they were: nothing is replayed.
 *
 * It has the doors of `replayBuffer`, so that a recipe can take either; the lesson compares them.
 * Source: seed 1, a `tf.Variable` of 128 images inside a `tf.function`.
 * @throws OptionError
 * @example
 * const buffer = frozenBuffer({ shape: [2], seed: 7 });
 * const last = buffer.at(127);
 * buffer.push(buffer.draw(128).x);
 * [buffer.size, buffer.at(127).join() === last.join()]; // [ 128, true ]
 */
export function frozenBuffer(options: ReplayBufferOptions): ReplayBuffer {
  const checked = checkOptions({ ...options });
  const { shape, initial, newFraction } = checked;
  const { dimension, kept, seen, progress, rule, state } = noisyRing(checked, initial);
  return {
    shape,
    capacity: initial,
    get size() {
      return kept.size;
    },
    ...seen,
    draw: (n, number = progress.draws + 1) => {
      const drawn = drawFrozen(kept, n, rule(number));
      progress.draws = number;
      return drawn;
    },
    push: (x) => {
      const fresh = Math.min(requireSamples("x", x, { subject: "frozenBuffer.push", shape }), replacedOf(kept, newFraction));
      const [images, ages] = [seen.images(), seen.ages()];
      images.set(x.subarray(0, fresh * dimension));
      kept.push(images, ages.fill(1, 0, fresh));
    },
    state,
    restore: (other) => {
      checkState(other, { shape, capacity: initial });
      kept.clear();
      kept.push(other.images, other.ages);
      Object.assign(progress, { seed: other.seed, draws: other.draws });
    },
  };
}

/** How many of its images are ever replaced: 6 of 128. */
function replacedOf(kept: Ring, newFraction: number): number {
  return Math.round(newFraction * kept.size);
}

/** New noise for the images that are replaced, and the rest of the buffer's images, uniformly with replacement. */
function drawFrozen(kept: Ring, n: number, rule: DrawRule): BufferDraw {
  requireInteger("n", n, { subject: "frozenBuffer.draw", min: 1, max: 1e6 });
  requireInteger("number", rule.draw, { subject: "frozenBuffer.draw", min: 1, max: MOST_DRAWS });
  return fillDraw(kept, n, {
    ...rule,
    fresh: Math.min(n, replacedOf(kept, rule.newFraction)),
    choices: generator(rng(rule.seed, STREAM.buffer, rule.draw)),
  });
}
