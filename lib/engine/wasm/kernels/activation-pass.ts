import type { Activation } from "../../../network/spec";
import { advance, type Body, doWhile, type Expr, type FunctionBuilder, i32, type Local } from "../assembler";
import { VALUE_BYTES } from "../plan/plan";
import { ACTIVATE } from "./activations";
import { HALVES, loadValue, pairOf, storeValue } from "./chains";

/** Values from..to, in bytes, and the distance to where their slopes go. */
export interface ActivationRange {
  readonly from: Local<"i32">;
  readonly to: Expr<"i32">;
  readonly slopes: Expr<"i32">;
}

/** Replaces each z of a range by a(z) and writes a'(z) beside it; `from` ends at `to`. */
export function activationPass(f: FunctionBuilder, activation: Activation, { from, to, slopes }: ActivationRange): Body {
  const z = pairOf(f);
  const slopeAt = f.local("i32");
  const [low, high] = HALVES.map((half) => ACTIVATE[activation](f, z[half], half));
  return [
    slopeAt.set(i32.add(from, slopes)),
    doWhile(
      i32.ltU(from, to),
      loadValue(z, from),
      low.body,
      high.body,
      storeValue(from, 0, [low.value, high.value]),
      storeValue(slopeAt, 0, [low.slope, high.slope]),
      advance(from, VALUE_BYTES),
      advance(slopeAt, VALUE_BYTES),
    ),
  ];
}
