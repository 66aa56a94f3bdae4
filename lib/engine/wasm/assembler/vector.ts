import { float32, unsigned, word } from "./encoding";
import { memoryArgument } from "./scalar";
import { type Expr, expr, type Statement } from "./values";

type I32 = Expr<"i32">;
type F32 = Expr<"f32">;
type V128 = Expr<"v128">;

/** Every SIMD opcode has the prefix 0xfd. */
const simd = (opcode: number) => [0xfd, unsigned(opcode)];
const unary =
  (opcode: number) =>
  (a: V128): V128 =>
    expr("v128", a.code, simd(opcode));
const binary =
  (opcode: number) =>
  (a: V128, b: V128): V128 =>
    expr("v128", a.code, b.code, simd(opcode));
const shift =
  (opcode: number) =>
  (a: V128, bits: number): V128 =>
    expr("v128", a.code, [0x41, bits], simd(opcode));

/** Operations on all 128 bits. */
export const v128 = {
  load: (address: I32, offset = 0): V128 => expr("v128", address.code, simd(0), memoryArgument(4, offset)),
  store: (address: I32, value: V128, offset = 0): Statement => ({
    effect: [address.code, value.code, simd(11), memoryArgument(4, offset)],
  }),
  /** Four copies of the 32-bit word at an address. */
  loadSplat: (address: I32, offset = 0): V128 => expr("v128", address.code, simd(9), memoryArgument(2, offset)),
  and: binary(0x4e),
  or: binary(0x50),
  xor: binary(0x51),
  /** The bits of a where mask has ones, those of b elsewhere. */
  select: (a: V128, b: V128, mask: V128): V128 => expr("v128", a.code, b.code, mask.code, simd(0x52)),
  /** Four 32-bit lanes chosen from those of a (0–3) and b (4–7). */
  shuffle: (a: V128, b: V128, lanes: readonly [number, number, number, number]): V128 =>
    expr(
      "v128",
      a.code,
      b.code,
      simd(13),
      lanes.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3]),
    ),
};

/** Four single-precision floats. */
export const f32x4 = {
  const: (...lanes: readonly [number, number, number, number]): V128 => expr("v128", simd(12), lanes.map(float32)),
  splat: (value: F32): V128 => expr("v128", value.code, simd(0x13)),
  extractLane: (a: V128, lane: number): F32 => expr("f32", a.code, simd(0x1f), lane),
  add: binary(0xe4),
  sub: binary(0xe5),
  mul: binary(0xe6),
  div: binary(0xe7),
  /** b < a ? b : a, so a NaN in a stays. */
  pmin: binary(0xea),
  /** a < b ? b : a, so a NaN in a stays. */
  pmax: binary(0xeb),
  neg: unary(0xe1),
  abs: unary(0xe0),
  sqrt: unary(0xe3),
  gt: binary(0x44),
  /** Signed integers to floats. */
  fromI32x4: unary(0xfa),
  /** a · b + c, rounded once; needs relaxed SIMD. */
  relaxedMadd: (a: V128, b: V128, c: V128): V128 => expr("v128", a.code, b.code, c.code, simd(0x105)),
  /** c − a · b, rounded once; needs relaxed SIMD. */
  relaxedNmadd: (a: V128, b: V128, c: V128): V128 => expr("v128", a.code, b.code, c.code, simd(0x106)),
};

/** Four 32-bit integers. */
export const i32x4 = {
  const: (...lanes: readonly [number, number, number, number]): V128 => expr("v128", simd(12), lanes.map(word)),
  splat: (value: I32): V128 => expr("v128", value.code, simd(0x11)),
  add: binary(0xae),
  sub: binary(0xb1),
  shl: shift(0xab),
  shrS: shift(0xac),
  shrU: shift(0xad),
};

/** Two double-precision floats. */
export const f64x2 = {
  /** The two lower floats as doubles. */
  promoteLow: unary(0x5f),
  add: binary(0xf0),
  mul: binary(0xf2),
};
