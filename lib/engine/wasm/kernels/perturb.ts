import { LANE } from "../../../rng/lanes";
import {
  advance,
  type Body,
  doWhile,
  type Expr,
  f32x4,
  type FunctionBuilder,
  type Half,
  i32,
  i32x4,
  type ModuleBuilder,
} from "../assembler";
import { VALUE_BYTES } from "../plan/plan";
import { type Chains, HALVES, loadValue, pairOf, storeValue } from "./chains";
import { clip, limitsOf, spread } from "./clip";
import { normalPair } from "./normals";
import { addKeyWord, type CounterWords, threefryRounds } from "./threefry";

/** Normals that one counter gives: values 4k … 4k + 3 of a chain. */
const BLOCK = 4;

/**
 * `perturb`: x = clip(x + scale · ξ, low, high) for the values from x to `end`, in whole blocks of four; ξ has the bits of
 * `rng/normals` at this step, for the chains from `chain` on; `key` is the address of the key schedule.
 *
 * `bound`: x = clip(x + 0, low, high), what is left of it when there is no noise.
 */
export function definePerturb(module: ModuleBuilder): void {
  const parameters = { x: "i32", end: "i32", scale: "f32", low: "f32", high: "f32", step: "i32", chain: "i32", key: "i32" } as const;
  module.define("perturb", parameters, (f, { x, end, scale, low, high, ...address }) => {
    const [value, scales, limits] = [pairOf(f), pairOf(f), limitsOf(f)];
    const noise = blockNoise(f, address);
    const moved = (index: number, half: Half) =>
      clip(f32x4.add(value[half], f32x4.mul(scales[half], noise.normals[half][index])), limits, half);
    return [
      [spread(scales, scale), spread(limits.low, low), spread(limits.high, high)],
      noise.prepare,
      doWhile(
        i32.ltU(x, end),
        noise.draw,
        Array.from({ length: BLOCK }, (_, i) => [loadValue(value, x, i), storeValue(x, i, [moved(i, 0), moved(i, 1)])]),
        advance(x, BLOCK * VALUE_BYTES),
      ),
    ];
  });
  defineBound(module);
}

function defineBound(module: ModuleBuilder): void {
  module.define("bound", { x: "i32", end: "i32", low: "f32", high: "f32" }, (f, { x, end, low, high }) => {
    const [value, limits] = [pairOf(f), limitsOf(f)];
    const bounded = (half: Half) => clip(f32x4.add(value[half], f.constant(0, half)), limits, half);
    return [
      [spread(limits.low, low), spread(limits.high, high)],
      doWhile(i32.ltU(x, end), loadValue(value, x), storeValue(x, 0, [bounded(0), bounded(1)]), advance(x, VALUE_BYTES)),
    ];
  });
}

/** Which noise: the step, the first of the eight chains, and the address of the key schedule. */
interface NoiseParameters {
  readonly step: Expr<"i32">;
  readonly chain: Expr<"i32">;
  readonly key: Expr<"i32">;
}

interface BlockNoise {
  /** Before the loop: the words of the counters that stay the same in all blocks. */
  readonly prepare: Body;
  /** Draws the next block. */
  readonly draw: Body;
  /** Its normals: [half][value of the block]. */
  readonly normals: readonly (readonly Expr<"v128">[])[];
}

/** The normals of one block after the other, for all eight chains. */
function blockNoise(f: FunctionBuilder, { step, chain, key }: NoiseParameters): BlockNoise {
  const block = f.local("i32");
  const [steps, lanes] = [f.local("v128"), f.local("v128")];
  const chains: Chains = pairOf(f);
  const words = HALVES.map((): CounterWords => [f.local("v128"), f.local("v128"), f.local("v128"), f.local("v128")]);
  const start = ([a, b, c, d]: CounterWords, half: Half): Body => [
    a.set(addKeyWord(i32x4.splat(block), key, 0)),
    [b.set(steps), c.set(chains[half]), d.set(lanes)],
  ];
  const pairs = HALVES.map((half) => [0, 2].map((i) => wordPair(f, words[half], { i, half })));
  return {
    prepare: [
      steps.set(addKeyWord(i32x4.splat(step), key, 1)),
      HALVES.map((half) => chains[half].set(addKeyWord(chainNumbers(chain, half), key, 2))),
      lanes.set(addKeyWord(i32x4.splat(i32.const(LANE.normals)), key, 3)),
    ],
    draw: [
      HALVES.map((half) => start(words[half], half)),
      threefryRounds(words, key),
      pairs.map(([first, second]) => [first.body, second.body]),
      advance(block, 1),
    ],
    normals: pairs.map(([first, second]) => [...first.normals, ...second.normals]),
  };
}

function wordPair(f: FunctionBuilder, words: CounterWords, { i, half }: { i: number; half: Half }) {
  return normalPair(f, { radiusWord: words[i], angleWord: words[i + 1], half });
}

/** Numbers of the four chains of a half. */
function chainNumbers(first: Expr<"i32">, half: Half): Expr<"v128"> {
  const lane = 4 * half;
  return i32x4.add(i32x4.splat(first), i32x4.const(lane, lane + 1, lane + 2, lane + 3));
}
