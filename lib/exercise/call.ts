import { describeValue } from "../errors";
import type { Value } from "./exercise";

/** What came out of calling a student's function: a value, or in Spanish why there is none. */
type Outcome = { readonly value: Value } | { readonly problem: string };

/** Calls a function that may do anything. Its arguments are copies, so that it cannot spoil the next calls. Never throws. */
export function callSafely(f: (...args: never[]) => unknown, args: readonly unknown[]): Outcome {
  const call = describeCall(args);
  let result: unknown;
  try {
    result = f(...(structuredClone(args) as never[]));
  } catch (error) {
    return { problem: `Al llamarla con ${call}, tu función se detuvo con el error «${messageOf(error)}».` };
  }
  return readValue(result, call);
}

/** The arguments of a call as a student would write them, e.g. "(0.5, -1.2)". */
export function describeCall(args: readonly unknown[]): string {
  return `(${args.map(describeValue).join(", ")})`;
}

function readValue(result: unknown, call: string): Outcome {
  if (result === undefined) return { problem: `Con ${call} tu función no devuelve nada: ¿falta un \`return\`?` };
  if (result instanceof Promise) {
    result.catch(() => undefined); // it may fail later, and nobody waits for it
    return { problem: "Tu función devuelve una promesa: quita `async` para que devuelva el valor." };
  }
  const isList = Array.isArray(result) || (ArrayBuffer.isView(result) && !(result instanceof DataView));
  const numbers: unknown[] = isList ? Array.from(result as ArrayLike<unknown>) : [result];
  if (numbers.some((v) => typeof v !== "number"))
    return { problem: `Con ${call} tu función devuelve ${describeValue(result)}, que no son números.` };
  const infinite = numbers.find((v) => !Number.isFinite(v));
  if (infinite !== undefined)
    return { problem: `Con ${call} tu función devuelve ${String(infinite)}: mira si divides por cero o usas algo sin valor.` };
  return { value: isList ? (numbers as number[]) : (result as number) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : describeValue(error);
}
