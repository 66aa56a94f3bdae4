import { ROTATION, ROUNDS } from "../../../rng/threefry";
import { type Body, type Expr, i32x4, type Local, v128 } from "../assembler";

/** Four counters side by side: a register for each of their words. */
export type CounterWords = readonly [Local<"v128">, Local<"v128">, Local<"v128">, Local<"v128">];

/**
 * Threefry-4x32-20 of `rng/threefry` in place. The words enter as counter + first injection, which seldom changes in a loop;
 * `key` is the address of the schedule. The counters' rounds alternate, so that none waits for its own last result.
 */
export function threefryRounds(counters: readonly CounterWords[], key: Expr<"i32">): Body {
  return Array.from({ length: ROUNDS }, (_, round) => {
    const injection = round + 1;
    return counters.map((words) => [mixRound(words, round), injection % 4 === 0 ? injectKey(words, key, injection) : []]);
  });
}

/** word + the schedule's word `index`. */
export function addKeyWord(word: Expr<"v128">, key: Expr<"i32">, index: number): Expr<"v128"> {
  return i32x4.add(word, v128.loadSplat(key, 4 * index));
}

/** Two mixes a round; odd rounds swap the partners. */
function mixRound([a, b, c, d]: CounterWords, round: number): Body {
  const [first, second] = round % 2 === 0 ? [b, d] : [d, b];
  const at = (2 * round) % ROTATION.length;
  return [mix(a, first, ROTATION[at]), mix(c, second, ROTATION[at + 1])];
}

function mix(sum: Local<"v128">, turned: Local<"v128">, bits: number): Body {
  return [sum.set(i32x4.add(sum, turned)), turned.set(v128.xor(rotate(turned, bits), sum))];
}

function injectKey(words: CounterWords, key: Expr<"i32">, injection: number): Body {
  return words.map((word, i) => word.set(addKeyWord(word, key, injection + i)));
}

function rotate(word: Expr<"v128">, bits: number): Expr<"v128"> {
  return v128.or(i32x4.shl(word, bits), i32x4.shrU(word, 32 - bits));
}
