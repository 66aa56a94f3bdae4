import { LN2, LOG, SIN, SQRT_HALF_BITS, ULP } from "../../../rng/box-muller";
import { type Body, type Expr, f32x4, type FunctionBuilder, type Half, i32x4, type Local, v128 } from "../assembler";

type V128 = Expr<"v128">;

/** Code and the register where it leaves its result. */
interface Computed {
  readonly body: Body;
  readonly value: Local<"v128">;
}

/** The words that make four pairs of normals. */
export interface PairWords {
  readonly radiusWord: V128;
  readonly angleWord: V128;
  readonly half: Half;
}

/**
 * Two normals from two random words, on four lanes: the Box–Muller transform of `rng/box-muller`, operation by operation
 * and without FMA, so that it gives the same bits.
 */
export function normalPair(f: FunctionBuilder, { radiusWord, angleWord, half }: PairWords): { body: Body; normals: readonly [V128, V128] } {
  const radius = radiusOf(f, radiusWord, half);
  const [turn, size] = [f.local("v128"), f.local("v128")];
  const fromTop = sineOfTurns(f, f32x4.sub(f.constant(0.25, half), size), half);
  const fromAxis = sineOfTurns(f, f32x4.pmin(size, f32x4.sub(f.constant(0.5, half), size)), half);
  const sign = v128.and(turn, f.integer(SIGN, half));
  const body = [
    radius.body,
    turn.set(f32x4.sub(upperBits(f, angleWord, half), f.constant(0.5, half))),
    size.set(f32x4.abs(turn)),
    fromTop.body,
    fromAxis.body,
  ];
  return { body, normals: [f32x4.mul(fromTop.value, radius.value), v128.xor(f32x4.mul(fromAxis.value, radius.value), sign)] };
}

const SIGN = 0x80000000;

/** A word's upper 24 bits as a fraction in [0, 1). */
function upperBits(f: FunctionBuilder, word: V128, half: Half): V128 {
  return f32x4.mul(f32x4.fromI32x4(i32x4.shrU(word, 8)), f.constant(ULP, half));
}

/** sqrt(−2 ln u) of the word's upper 24 bits, u = (k + 1) / 2^24. */
function radiusOf(f: FunctionBuilder, word: V128, half: Half): Computed {
  const u = f32x4.add(upperBits(f, word, half), f.constant(ULP, half));
  const { body, value } = naturalLog(f, u, half);
  const square = f32x4.mul(value, f.constant(-2, half));
  // In this order the larger of 0 and the −0 of u = 1 is 0, as it is for Math.max.
  return { body: [body, value.set(f32x4.sqrt(f32x4.pmax(f.constant(0, half), square)))], value };
}

/** ln u for u in (0, 1], by exponent and a polynomial in the mantissa. */
function naturalLog(f: FunctionBuilder, u: V128, half: Half): Computed {
  const [bits, exponent, m, value] = Array.from({ length: 4 }, () => f.local("v128"));
  const mantissa = i32x4.sub(bits, i32x4.shl(exponent, 23));
  const polynomial = horner(f, LOG, { at: m, half });
  const body = [
    bits.set(u),
    exponent.set(i32x4.shrS(i32x4.sub(bits, f.integer(SQRT_HALF_BITS, half)), 23)),
    m.set(f32x4.sub(mantissa, f.constant(1, half))),
    value.set(f32x4.add(f32x4.mul(f32x4.mul(polynomial, m), m), m)),
    value.set(f32x4.add(f32x4.mul(f32x4.fromI32x4(exponent), f.constant(LN2, half)), value)),
  ];
  return { body, value };
}

/** sin(2πw) for |w| <= 1/4. */
function sineOfTurns(f: FunctionBuilder, turns: V128, half: Half): Computed {
  const [w, square, value] = Array.from({ length: 3 }, () => f.local("v128"));
  const polynomial = horner(f, SIN, { at: square, half });
  return { body: [w.set(turns), square.set(f32x4.mul(w, w)), value.set(f32x4.mul(polynomial, w))], value };
}

/** A polynomial, highest power first, rounded after each product and each sum. */
function horner(f: FunctionBuilder, coefficients: Float32Array, { at, half }: { at: V128; half: Half }): V128 {
  const [highest, ...rest] = Array.from(coefficients, (coefficient) => f.constant(coefficient, half));
  return rest.reduce((sum, coefficient) => f32x4.add(f32x4.mul(sum, at), coefficient), highest);
}
