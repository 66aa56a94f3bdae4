import { sizeOf } from "../network/shapes";
import { type DrawRule, uniformNoise } from "./draw";
import type { ReplayBufferOptions } from "./options";
import { type Ring, ring } from "./ring";
import type { ReplayBufferState } from "./state";
import { type BufferViews, views } from "./views";

/** What both buffers are made of: samples, what can be looked at, and the rule of their draws. */
export interface NoisyRing {
  readonly dimension: number;
  readonly kept: Ring;
  readonly seen: BufferViews;
  /** Seed and draws made; a restored state changes both. */
  readonly progress: { seed: number; draws: number };
  /** What draw number k follows. */
  rule(draw: number): DrawRule;
  state(): ReplayBufferState;
}

/** A ring of so many samples, with `initial` of uniform noise in it; the options are checked. */
export function noisyRing({ shape, initial, newFraction, seed, low, high }: Required<ReplayBufferOptions>, capacity: number): NoisyRing {
  const dimension = sizeOf(shape);
  const kept = ring(capacity, dimension);
  const progress = { seed, draws: 0 };
  const rule = (draw: number) => ({ dimension, newFraction, low, high, seed: progress.seed, draw });
  kept.push(uniformNoise(initial, rule(0)), new Uint32Array(initial));
  const seen = views(kept, dimension);
  return {
    dimension,
    kept,
    seen,
    progress,
    rule,
    state: () => ({ shape: [...shape], ...progress, images: seen.images(), ages: seen.ages() }),
  };
}
