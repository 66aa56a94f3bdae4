import { type Code, signed, unsigned } from "./encoding";
import { type Expr, expr, type Local, type Statement } from "./values";

type I32 = Expr<"i32">;
type F32 = Expr<"f32">;

/** What a memory access adds to its opcode: log2 of the alignment it promises, and a constant offset. */
export const memoryArgument = (alignment: number, offset: number): Code => [alignment, unsigned(offset)];

const i32Binary = (opcode: number) => (a: I32, b: I32) => expr("i32", a.code, b.code, opcode);

/** 32-bit integers: addresses, counters and tables. */
export const i32 = {
  const: (value: number): I32 => expr("i32", 0x41, signed(value)),
  load: (address: I32, offset = 0): I32 => expr("i32", address.code, 0x28, memoryArgument(2, offset)),
  add: i32Binary(0x6a),
  sub: i32Binary(0x6b),
  mul: i32Binary(0x6c),
  shrU: (a: I32, bits: number) => i32Binary(0x76)(a, i32.const(bits)),
  eq: i32Binary(0x46),
  ltU: i32Binary(0x49),
};

/** Single-precision floats, one at a time. */
export const f32 = {
  load: (address: I32, offset = 0): F32 => expr("f32", address.code, 0x2a, memoryArgument(2, offset)),
  store: (address: I32, value: F32, offset = 0): Statement => ({
    effect: [address.code, value.code, 0x38, memoryArgument(2, offset)],
  }),
  add: (a: F32, b: F32): F32 => expr("f32", a.code, b.code, 0x92),
};

/** variable += amount. */
export function advance(variable: Local<"i32">, amount: number | I32): Statement {
  return variable.set(i32.add(variable, typeof amount === "number" ? i32.const(amount) : amount));
}
