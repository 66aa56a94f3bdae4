import { requireInteger } from "../errors";
import { type Generator, generator, rng, STREAM, uniforms } from "../rng/index";
import type { Ring } from "./ring";

/** Where to start the chains of one training step. */
export interface BufferDraw {
  /** Samples [n, ...shape]: the fresh ones first, then old ones. */
  readonly x: Float32Array;
  /** How many of the first samples are new noise: Binomial(n, newFraction). */
  readonly fresh: number;
  /** Langevin rounds that each sample has been through; 0 for new noise. */
  readonly ages: Uint32Array;
}

/** What noise is like and which draw this is. */
export interface DrawRule {
  readonly dimension: number;
  readonly newFraction: number;
  readonly low: number;
  readonly high: number;
  readonly seed: number;
  /** Number of the draw: it decides, with the seed, every random choice. */
  readonly draw: number;
}

/** n samples of uniform noise, flat. Number 0 is what a buffer starts with. */
export function uniformNoise(n: number, { dimension, low, high, seed, draw }: DrawRule): Float32Array {
  const noise = new Float32Array(n * dimension);
  uniforms(rng(seed, STREAM.buffer, draw), noise);
  return noise.map((u) => low + (high - low) * u);
}

/** Draws n samples: Binomial(n, newFraction) of new noise, then old ones uniformly with replacement. @throws OptionError */
export function drawSamples(kept: Ring, n: number, rule: DrawRule): BufferDraw {
  requireInteger("n", n, { subject: "replayBuffer.draw", min: 1, max: 1e6, remedy: "el valor de la receta es 128" });
  const choices = generator(rng(rule.seed, STREAM.buffer, rule.draw));
  return fillDraw(kept, n, { ...rule, fresh: choices.binomial(n, rule.newFraction), choices });
}

/** So much new noise, and the rest old samples, chosen uniformly with replacement. */
export function fillDraw(
  kept: Ring,
  n: number,
  { fresh, choices, ...rule }: DrawRule & { readonly fresh: number; readonly choices: Generator },
): BufferDraw {
  const x = new Float32Array(n * rule.dimension);
  const ages = new Uint32Array(n);
  x.set(uniformNoise(fresh, rule));
  for (let i = fresh; i < n; i++) {
    const position = choices.integer(kept.size);
    kept.copy(position, x, i * rule.dimension);
    ages[i] = kept.age(position);
  }
  return { x, fresh, ages };
}
