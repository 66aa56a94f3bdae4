import { type Body, type Expr, f32x4, type FunctionBuilder, type Local, v128 } from "../assembler";
import { VALUE_BYTES } from "../plan/plan";

/** The two halves of a value: chains 0–3 and 4–7. */
export const HALVES = [0, 1] as const;

/** A value of all eight chains in registers. */
export type Chains = readonly [Local<"v128">, Local<"v128">];

/** Sums in registers: [partial sum][channel]. */
export type Accumulators = readonly (readonly Chains[])[];

/** Registers for one value. */
export function pairOf(f: FunctionBuilder): Chains {
  return [f.local("v128"), f.local("v128")];
}

/** Reads the value number `index` after an address. */
export function loadValue(value: Chains, address: Expr<"i32">, index = 0): Body {
  return HALVES.map((half) => value[half].set(v128.load(address, VALUE_BYTES * index + 16 * half)));
}

/** Writes it: the two stores side by side, so that V8's 256-bit pass joins them. */
export function storeValue(address: Expr<"i32">, index: number, value: readonly [Expr<"v128">, Expr<"v128">]): Body {
  return HALVES.map((half) => v128.store(address, value[half], VALUE_BYTES * index + 16 * half));
}

/** Adds the interleaved partial sums of `width` channels into the first: the upper half to the lower, until one is left. */
export function addPartials(accumulators: Accumulators, width: number): Body {
  const body: Body[] = [];
  for (let count = accumulators.length; count > 1; count /= 2) {
    for (let partial = 0; partial < count / 2; partial++) {
      for (let k = 0; k < width; k++) {
        const [sum, other] = [accumulators[partial][k], accumulators[partial + count / 2][k]];
        for (const half of HALVES) body.push(sum[half].set(f32x4.add(sum[half], other[half])));
      }
    }
  }
  return body;
}
