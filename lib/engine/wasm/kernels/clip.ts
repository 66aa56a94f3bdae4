import { type Expr, f32x4, type FunctionBuilder, type Half, type Local, type Statement } from "../assembler";
import { type Chains, HALVES, pairOf } from "./chains";

/** Limits in registers. */
export interface Limits {
  readonly low: Chains;
  readonly high: Chains;
}

/** Registers for limits. */
export function limitsOf(f: FunctionBuilder): Limits {
  return { low: pairOf(f), high: pairOf(f) };
}

/** The value of one half in [low, high]; NaN stays, so that a diverged chain is seen. */
export function clip(value: Expr<"v128">, { low, high }: Limits, half: Half): Expr<"v128"> {
  return f32x4.pmin(f32x4.pmax(value, low[half]), high[half]);
}

/** The same number in every lane of both halves. */
export function spread(target: Chains, number: Local<"f32">): Statement[] {
  return HALVES.map((half) => target[half].set(f32x4.splat(number)));
}
