import { i32 } from "./scalar";
import { type Body, effectOf, type Expr, type Local, type Statement } from "./values";

const VOID = 0x40;

/** do { body } while (condition). */
export function doWhile(condition: Expr<"i32">, ...body: Body[]): Statement {
  return { effect: [0x03, VOID, body.map(effectOf), condition.code, 0x0d, 0, 0x0b] };
}

/** Runs the body `count` times, at least once, counting `counter` down to zero. */
export function repeat(counter: Local<"i32">, count: number | Expr<"i32">, ...body: Body[]): Body {
  const start = typeof count === "number" ? i32.const(count) : count;
  return [counter.set(start), doWhile(counter.tee(i32.sub(counter, i32.const(1))), ...body)];
}

/** if (condition) { then } else { otherwise }. */
export function ifElse(condition: Expr<"i32">, then: Body, otherwise: Body = []): Statement {
  return { effect: [condition.code, 0x04, VOID, effectOf(then), 0x05, effectOf(otherwise), 0x0b] };
}
