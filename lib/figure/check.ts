import { type Context, describeValue, OptionError, requireFiniteValues, requireInteger, ShapeError } from "../errors";
import { plural } from "./text";

/** Checks that `value` is a text with something to read and returns it. @throws OptionError */
export function requireText(name: string, value: unknown, { subject, remedy }: Context): string {
  if (typeof value !== "string" || value.trim() === "") {
    throw new OptionError({ subject, problem: `${name} debe ser un texto no vacío y llegó ${describeValue(value)}`, remedy });
  }
  return value;
}

/** Checks that the options of a figure came at all and returns them. @throws OptionError */
export function requireOptions<T extends object>(
  value: T,
  subject: string,
  remedy = `escribe al menos el título: ${subject}(…, { title: "…" })`,
): T {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    throw new OptionError({ subject, problem: `las opciones deben ser un objeto y llegó ${describeValue(value)}`, remedy });
  }
  return value;
}

/** Checks that `value` is a list (array or typed array) with `min` to `max` elements. @throws ShapeError */
export function requireList(
  name: string,
  value: unknown,
  { min = 1, max, subject, remedy }: Context & { min?: number; max: number },
): void {
  const length = lengthOf(value);
  if (length === undefined)
    throw new ShapeError({ subject, problem: `${name} debe ser una lista y llegó ${describeValue(value)}`, remedy });
  if (length < min || length > max) {
    const problem =
      length < min
        ? `${name} debe tener al menos ${plural(min, "elemento", "elementos")} y llegaron ${length}`
        : `${name} admite como mucho ${max} elementos y llegaron ${length}`;
    throw new ShapeError({ subject, problem, remedy });
  }
}

/** Checks a list of finite numbers. @throws ShapeError, OptionError */
export function requireNumbers(name: string, value: unknown, context: Context & { min?: number; max: number }): void {
  requireList(name, value, context);
  requireFiniteValues(name, value as ArrayLike<number>, context);
}

/** Checks that two lists have as many elements as each other. @throws ShapeError */
export function requireSameLength(
  names: readonly [string, string],
  lengths: readonly [number, number],
  { subject, remedy }: Context,
): void {
  if (lengths[0] !== lengths[1]) {
    throw new ShapeError({
      subject,
      problem: `${names[0]} y ${names[1]} deben tener los mismos elementos y tienen ${lengths[0]} y ${lengths[1]}`,
      remedy,
    });
  }
}

/** Checks that the names of some series are texts and all different. @throws OptionError */
export function requireNames(values: readonly { readonly name: string }[], context: Context): string[] {
  const names = values.map((value, i) =>
    requireText(`el nombre (name) de la serie ${i + 1}`, (value as { name?: unknown } | null)?.name, context),
  );
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw new OptionError({
      subject: context.subject,
      problem: `cada serie debe tener un nombre distinto y ${describeValue(repeated)} se repite`,
      remedy: context.remedy,
    });
  }
  return names;
}

/** Checks flat points [x0, y0, x1, y1, …] and returns how many there are. @throws ShapeError, OptionError */
export function requirePoints(name: string, value: unknown, { max, ...context }: Context & { max: number }): number {
  requireNumbers(name, value, { ...context, min: 2, max: 2 * max });
  const { length } = value as ArrayLike<number>;
  if (length % 2 !== 0) {
    throw new ShapeError({
      subject: context.subject,
      problem: `${name} debe tener parejas x, y seguidas y llegaron ${length} números`,
      remedy: context.remedy,
    });
  }
  return length / 2;
}

/** Checks the size of a picture in pixels. @throws OptionError */
export function requireSize(size: { readonly width: number; readonly height: number }, subject: string): void {
  for (const [name, value] of Object.entries(size))
    requireInteger(name, value, { subject, min: 40, max: 4000, remedy: "se mide en píxeles; la columna de JupyterLab tiene unos 700" });
}

function lengthOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return (value as Float32Array).length;
  return undefined;
}
