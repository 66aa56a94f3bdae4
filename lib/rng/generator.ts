import { requireInteger, requireProbability } from "../errors";
import { writeNormals } from "./box-muller";
import { LANE } from "./lanes";
import { type Rng, requireKey } from "./rng";
import { keySchedule, threefryBlock } from "./threefry";

/** Random draws one after the other, for choices whose number is not known beforehand. */
export interface Generator {
  /** Words drawn so far: with the key, the whole state. */
  readonly position: number;
  /** An integer in [0, 2^32). */
  uint32(): number;
  /** A double in [0, 1) with 53 random bits. */
  uniform(): number;
  /** A standard normal (single precision). */
  normal(): number;
  /** An integer in [0, n), without modulo bias. */
  integer(n: number): number;
  /** Successes among n independent trials of probability p; takes time in n. */
  binomial(n: number, p: number): number;
  /** The numbers 0 … n − 1 in random order (Fisher-Yates). */
  permutation(n: number): Uint32Array;
}

/**
 * A sequential generator over the words of a key; `position` resumes it where another stopped.
 * @throws OptionError
 * @example
 * const first = generator(rng(7));
 * first.integer(10);
 * const resumed = generator(rng(7), first.position);
 * first.uniform() === resumed.uniform(); // true
 */
export function generator(source: Rng, position = 0): Generator {
  const key = requireKey(source, "generator");
  requireInteger("position", position, { subject: "generator" });
  const uint32 = wordsFrom(key, position);
  const uniform = () => ((uint32.next() >>> 5) * 2 ** 26 + (uint32.next() >>> 6)) * 2 ** -53;
  const integer = (n: number) => integerBelow(n, uint32.next);
  return {
    get position() {
      return uint32.position();
    },
    uint32: uint32.next,
    uniform,
    normal: () => normalFrom(uint32.next),
    integer,
    binomial: (n, p) => binomial(uniform, n, p),
    permutation: (n) => permutation(integer, n),
  };
}

function wordsFrom(key: Rng["key"], start: number) {
  const schedule = keySchedule(key);
  const words = new Uint32Array(4);
  let position = start;
  let drawn = -1;
  const next = () => {
    const block = Math.floor(position / 4);
    if (block !== drawn) threefryBlock(words, schedule, [block >>> 0, Math.floor(block / 2 ** 32), 0, LANE.sequence]);
    drawn = block;
    return words[position++ % 4];
  };
  return { next, position: () => position };
}

function integerBelow(n: number, next: () => number): number {
  requireInteger("n", n, { subject: "generator.integer", min: 1, max: 2 ** 32 });
  const limit = 2 ** 32 - (2 ** 32 % n); // the largest multiple of n: words from it on are drawn again
  let word = next();
  while (word >= limit) word = next();
  return word % n;
}

function normalFrom(next: () => number): number {
  const pair = new Float32Array(2);
  writeNormals(pair, 0, next(), next());
  return pair[0];
}

function binomial(uniform: () => number, n: number, p: number): number {
  requireInteger("n", n, { subject: "generator.binomial", max: 1e7 });
  requireProbability("p", p, { subject: "generator.binomial" });
  let successes = 0;
  for (let i = 0; i < n; i++) if (uniform() < p) successes++;
  return successes;
}

function permutation(integer: (n: number) => number, n: number): Uint32Array {
  requireInteger("n", n, { subject: "generator.permutation", max: 2 ** 28 });
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
