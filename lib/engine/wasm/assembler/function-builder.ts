import type { Code } from "./encoding";
import { type Body, effectOf, type Expr, type Local, localAt, type ValueType } from "./values";
import { f32x4, i32x4 } from "./vector";

/** Which half of the eight chains a value is for; see `FunctionBuilder.constant`. */
export type Half = 0 | 1;

/** A function under construction: its local variables, its constants and the arithmetic of its module. */
export interface FunctionBuilder {
  /** A new local variable, zero at the start. */
  local<T extends ValueType>(type: T): Local<T>;
  /**
   * Four copies of a float, kept in a local that is set once before the body: V8 builds a v128 constant anew at each use.
   * The halves have their own, so that V8's 256-bit pass can join neighbours.
   */
  constant(value: number, half?: Half): Expr<"v128">;
  /** Four copies of a 32-bit integer, kept likewise. */
  integer(value: number, half?: Half): Expr<"v128">;
  /** a · b + c: rounded once with FMA, else after the product and after the sum. */
  madd(a: Expr<"v128">, b: Expr<"v128">, c: Expr<"v128">): Expr<"v128">;
  /** c − a · b, rounded likewise. */
  nmadd(a: Expr<"v128">, b: Expr<"v128">, c: Expr<"v128">): Expr<"v128">;
}

/** A finished function body: the types of its locals after the parameters, and its code. */
export interface FunctionCode {
  readonly locals: readonly ValueType[];
  readonly code: Code;
}

/** Writes a function whose parameters take the first `parameters` indices. */
export function buildFunction(parameters: number, fma: boolean, write: (f: FunctionBuilder) => Body): FunctionCode {
  const locals: ValueType[] = [];
  const constants = new Map<string, { local: Local<"v128">; value: Expr<"v128"> }>();
  const local = <T extends ValueType>(type: T): Local<T> => {
    locals.push(type);
    return localAt(type, parameters + locals.length - 1);
  };
  const kept = (key: string, value: Expr<"v128">) => {
    const known = constants.get(key) ?? { local: local("v128"), value };
    constants.set(key, known);
    return known.local;
  };
  const body = write({
    local,
    constant: (value, half = 0) => kept(`f32 ${Object.is(value, -0) ? "-0" : value} ${half}`, f32x4.const(value, value, value, value)),
    integer: (value, half = 0) => kept(`i32 ${value} ${half}`, i32x4.const(value, value, value, value)),
    madd: (a, b, c) => (fma ? f32x4.relaxedMadd(a, b, c) : f32x4.add(c, f32x4.mul(a, b))),
    nmadd: (a, b, c) => (fma ? f32x4.relaxedNmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b))),
  });
  const settings = [...constants.values()].map((constant) => constant.local.set(constant.value));
  return { locals, code: [effectOf(settings), effectOf(body)] };
}
