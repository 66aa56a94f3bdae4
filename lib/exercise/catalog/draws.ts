import { type Generator, generator, rng } from "../../rng/index";

/** Inputs at random for the cases of code exercises: the same in every run, with few decimals so that a message can show them. */
export interface Draws {
  /** A number between `low` and `high`, rounded. */
  between(low: number, high: number): number;
  /** n of them. */
  list(n: number, low: number, high: number): number[];
  /** What they come from, for draws of another kind. */
  readonly random: Generator;
}

/** The draws of a seed, each rounded to so many decimals. The order of the calls decides the cases. */
export function draws(seed: number, decimals = 2): Draws {
  const random = generator(rng(seed));
  const unit = 10 ** decimals;
  const between = (low: number, high: number) => Math.round(unit * (low + (high - low) * random.uniform())) / unit;
  return { between, random, list: (n, low, high) => Array.from({ length: n }, () => between(low, high)) };
}
