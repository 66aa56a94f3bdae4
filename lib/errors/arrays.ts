import type { Context } from "./require";
import { DataError, describeValue, OptionError, ShapeError } from "./errors";

/**
 * Checks that `values` holds a whole number of samples of `shape` (row-major, one after the other) and returns how many.
 * @throws ShapeError when it is no Float32Array, is empty, or its length is no multiple of the sample size.
 * @throws OptionError when a value is NaN or infinite.
 * @example
 * requireSamples("x", new Float32Array(6), { subject: "prueba", shape: [2] }); // 3
 */
export function requireSamples(
  name: string,
  values: unknown,
  { shape, ...context }: Context & { readonly shape: readonly number[] },
): number {
  if (!Array.isArray(shape))
    throw new OptionError({ ...context, problem: `shape debe ser una lista de números y llegó ${describeValue(shape)}` });
  const size = shape.reduce((a, b) => a * b, 1);
  if (!(values instanceof Float32Array) || values.length === 0 || values.length % size !== 0) {
    throw new ShapeError({
      subject: context.subject,
      problem: `${name} debe ser un Float32Array con muestras completas de forma [${shape.join(", ")}] (${size} valores cada una) y llegó ${describeValue(values)}`,
      remedy: context.remedy,
    });
  }
  requireFiniteValues(name, values, context);
  return values.length / size;
}

/**
 * Checks that every value is a number, and none NaN or infinite.
 * @throws OptionError naming the first bad position, or when there is no list.
 * @example
 * requireFiniteValues("x", [1, Number.POSITIVE_INFINITY], { subject: "prueba" }); // throws OptionError
 */
export function requireFiniteValues(name: string, values: ArrayLike<number>, { subject, remedy }: Context): void {
  if (typeof values !== "object" || values === null || !("length" in values)) {
    throw new OptionError({ subject, problem: `${name} debe ser una lista de números y llegó ${describeValue(values)}`, remedy });
  }
  if (allFinite(values)) return;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new OptionError({
        subject,
        problem: `${name} debe tener solo números finitos y en la posición ${i} llegó ${describeValue(values[i])}`,
        remedy,
      });
    }
  }
}

/**
 * Checks that `value` is the bytes of something.
 * @throws DataError when it is no Uint8Array.
 * @example
 * requireBytes("el contenido", "PK", { subject: "red.keras" }); // throws DataError
 */
export function requireBytes(name: string, value: unknown, { subject, remedy }: Context): void {
  if (value instanceof Uint8Array) return;
  throw new DataError({ subject, problem: `${name} debe ser un Uint8Array y llegó ${describeValue(value)}`, remedy });
}

/**
 * A number times 0 is 0, and NaN or infinity times 0 is NaN: one sum tells of all values of a typed array, without a question
 * for each. A plain list may hold anything, and [] and "" times 0 are 0 too.
 */
function allFinite(values: ArrayLike<number>): boolean {
  if (!ArrayBuffer.isView(values)) return Array.from(values).every(Number.isFinite);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * 0;
  return sum === 0;
}
