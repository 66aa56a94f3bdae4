import { describeValue, OptionError, requireFiniteValues, requireInteger, ShapeError } from "../errors";

/** How finely a path is cut. */
export interface PathOptions {
  /** Points of the path, the two ends among them: at least 2. */
  readonly points: number;
}

/** The ends of a path and the fractions t of its points, from 0 to 1. */
interface Ends {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly fractions: readonly number[];
}

/** Checks the ends of a path and its number of points. @throws ShapeError, OptionError naming `subject` */
export function requireEnds(a: ArrayLike<number>, b: ArrayLike<number>, { points, subject }: PathOptions & { subject: string }): Ends {
  const [from, to] = [vectorOf("a", a, subject), vectorOf("b", b, subject)];
  if (from.length !== to.length) {
    throw new ShapeError({
      subject,
      problem: `a y b deben tener el mismo tamaño y llegaron ${from.length} y ${to.length} valores`,
      remedy: "pasa dos muestras de una misma energía, por ejemplo x.slice(0, 1024) y x.slice(1024, 2048)",
    });
  }
  const last = requireInteger("points", points, { subject, min: 2, max: 1e6, remedy: "cuenta también los extremos: points: 10" }) - 1;
  requireInteger("points × tamaño", points * from.length, { subject, max: 2 ** 28, remedy: "pide menos puntos" });
  return { a: from, b: to, fractions: Array.from({ length: points }, (_, i) => i / last) };
}

function vectorOf(name: string, value: ArrayLike<number>, subject: string): Float32Array {
  const fits = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  if (!fits || value.length === 0) {
    throw new OptionError({
      subject,
      problem: `${name} debe ser una lista de números y llegó ${describeValue(value)}`,
      remedy: "por ejemplo [-1, 0], o los 1024 valores de una imagen",
    });
  }
  const copy = Float32Array.from(value);
  requireFiniteValues(name, copy, { subject });
  return copy;
}
