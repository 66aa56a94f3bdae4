import {
  advance,
  type Body,
  doWhile,
  f32x4,
  f64x2,
  type FunctionBuilder,
  type Half,
  i32,
  type Local,
  type ModuleBuilder,
  v128,
} from "../assembler";
import { VALUE_BYTES } from "../plan/plan";
import { type Chains, HALVES, loadValue, pairOf, storeValue } from "./chains";
import { clip, limitsOf, spread } from "./clip";

/**
 * `descend`: x = clip(x − size · clip(g, ±steepest), low, high) for the values from x to `end`, rounded as
 * `engine/steps/langevin` does. It leaves at `norms` the Σ g² of each chain, value by value in double precision, and after
 * those eight doubles eight floats: 0 for a chain whose new x is finite, else NaN.
 *
 * With steepest and bounds infinite it is the drift of ULA.
 */
export function defineDescend(module: ModuleBuilder): void {
  const numbers = { size: "f32", steepest: "f32", low: "f32", high: "f32" } as const;
  module.define(
    "descend",
    { x: "i32", end: "i32", gradient: "i32", ...numbers, norms: "i32" },
    (f, { x, end, gradient, size, steepest, low, high, norms }) => {
      const [value, slope, sizes] = [pairOf(f), pairOf(f), pairOf(f)];
      const [limits, slopeLimits] = [limitsOf(f), limitsOf(f)];
      const sums = [pairOf(f), pairOf(f)];
      const [next, finite] = [pairOf(f), pairOf(f)];
      const moved = (half: Half) => {
        const drift = f32x4.mul(sizes[half], clip(slope[half], slopeLimits, half));
        return clip(f32x4.sub(value[half], drift), limits, half);
      };
      return [
        [spread(sizes, size), spread(limits.low, low), spread(limits.high, high), spread(slopeLimits.high, steepest)],
        HALVES.map((half) => slopeLimits.low[half].set(f32x4.neg(slopeLimits.high[half]))),
        doWhile(
          i32.ltU(x, end),
          loadValue(value, x),
          loadValue(slope, gradient),
          HALVES.map((half) => next[half].set(moved(half))),
          storeValue(x, 0, next),
          HALVES.map((half) => [addSquares(f, sums[half], slope[half]), noteFinite(f, finite[half], { value: next[half], half })]),
          [advance(x, VALUE_BYTES), advance(gradient, VALUE_BYTES)],
        ),
        [...sums.flat(), ...finite].map((sum, i) => v128.store(norms, sum, 16 * i)),
      ];
    },
  );
}

/** Adds the squares of four floats to four doubles; such a square is exact. */
function addSquares(f: FunctionBuilder, [low, high]: Chains, values: Local<"v128">): Body {
  const upper = v128.shuffle(values, values, [2, 3, 2, 3]);
  const [a, b] = pairOf(f);
  return [
    low.set(f64x2.add(low, f64x2.mul(a.tee(f64x2.promoteLow(values)), a))),
    high.set(f64x2.add(high, f64x2.mul(b.tee(f64x2.promoteLow(upper)), b))),
  ];
}

/** sum += 0 · x: stays 0 while x is finite. */
function noteFinite(f: FunctionBuilder, sum: Local<"v128">, { value, half }: { value: Local<"v128">; half: Half }): Body {
  return sum.set(f32x4.add(sum, f32x4.mul(value, f.constant(0, half))));
}
