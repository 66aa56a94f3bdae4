import type { Code } from "./encoding";
import { unsigned } from "./encoding";

/** Types of WebAssembly values; a v128 holds four f32, four i32 or two f64. */
export type ValueType = "i32" | "f32" | "f64" | "v128";

/** The byte that names each type. */
export const TYPE_CODE: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b };

/** An expression: code that leaves one value of type T on the stack. */
export interface Expr<T extends ValueType> {
  readonly type: T;
  readonly code: Code;
}

/** Code that leaves nothing on the stack. */
export interface Statement {
  readonly effect: Code;
}

/** Statements in order, grouped as the writer likes. */
export type Body = Statement | readonly Body[];

/** A local variable; as an expression it reads it. */
export interface Local<T extends ValueType> extends Expr<T> {
  set(value: Expr<T>): Statement;
  /** Sets it and leaves the value on the stack. */
  tee(value: Expr<T>): Expr<T>;
}

/** An expression from an opcode and what it takes. */
export function expr<T extends ValueType>(type: T, ...code: Code): Expr<T> {
  return { type, code };
}

/** The local variable (or parameter) of an index. */
export function localAt<T extends ValueType>(type: T, index: number): Local<T> {
  return {
    ...expr(type, 0x20, unsigned(index)),
    set: (value) => ({ effect: [value.code, 0x21, unsigned(index)] }),
    tee: (value) => expr(type, value.code, 0x22, unsigned(index)),
  };
}

/** The code of a body. */
export function effectOf(body: Body): Code {
  return "effect" in body ? body.effect : body.map(effectOf);
}
