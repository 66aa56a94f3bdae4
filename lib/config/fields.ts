import { z } from "zod";

/** What a printed configuration says of a field, and what an error advises. */
export interface FieldFacts {
  /** What it means, in Spanish. */
  readonly about: string;
  readonly byDefault: unknown;
}

/** The facts of the fields. */
export const FACTS = z.registry<FieldFacts>();

/** The Spanish words for what a field expects: every issue of the field has them as its message. */
type Expected = { readonly error: string };

function field<T>(schema: z.ZodType<T>, byDefault: T, about: string) {
  return schema.default(byDefault as never).register(FACTS, { about, byDefault }) as z.ZodDefault<z.ZodType<T>>;
}

/** −0 is 0: JSON would lose its sign. */
const unsignedZero = (value: number) => value + 0;

/** What an engine cannot compute with: it rounds to float32. */
const OUT_OF_FLOAT32 = { error: "un número que quepa en float32 (entre 1e-45 y 3.4e38 en valor absoluto, o 0)" };

/** A number that is neither NaN nor infinite, also in float32; a text is none. */
function finite(error: Expected) {
  const fits = (value: number) => Number.isFinite(Math.fround(value)) && (value === 0 || Math.fround(value) !== 0);
  return z.number(error).refine(fits, OUT_OF_FLOAT32);
}

/** A finite number > 0. */
export function positive(byDefault: number, about: string) {
  const error = { error: "un número positivo" };
  return field(finite(error).positive(error), byDefault, about);
}

/** A finite number > 0, or null. */
export function positiveOrNull(byDefault: number | null, about: string) {
  const error = { error: "null o un número positivo" };
  return field<number | null>(finite(error).positive(error).nullable(), byDefault, about);
}

/** A finite number >= 0. */
export function nonNegative(byDefault: number, about: string) {
  const error = { error: "un número mayor o igual que 0" };
  return field(finite(error).nonnegative(error).transform(unsignedZero), byDefault, about);
}

/** A number in [0, 1]. */
export function probability(byDefault: number, about: string) {
  const error = { error: "una probabilidad entre 0 y 1" };
  return field(finite(error).min(0, error).max(1, error).transform(unsignedZero), byDefault, about);
}

/** A number in [0, 1): a decay of Adam. */
export function decay(byDefault: number, about: string) {
  const error = { error: "un número en [0, 1)" };
  return field(finite(error).min(0, error).lt(1, error).transform(unsignedZero), byDefault, about);
}

/** An integer in [min, max]. */
export function integer(byDefault: number, about: string, { min = 1, max }: { readonly min?: number; readonly max: number }) {
  return field(wholeNumber({ min, max }), byDefault, about);
}

function wholeNumber({ min, max }: { readonly min: number; readonly max: number }) {
  const error = { error: `un entero entre ${min} y ${max}` };
  return z.int(error).min(min, error).max(max, error).transform(unsignedZero);
}

/** A list of integers in [1, 65536]. */
export function sizes(byDefault: readonly number[], about: string, { min, max }: { readonly min: number; readonly max: number }) {
  const error = { error: `una lista de ${min} a ${max} enteros` };
  return field<readonly number[]>(
    z
      .array(wholeNumber({ min: 1, max: 65_536 }), error)
      .min(min, error)
      .max(max, error),
    byDefault,
    about,
  );
}

/** The shape of an image: [height, width, channels]. */
export function imageShape(byDefault: readonly [number, number, number], about: string) {
  const size = wholeNumber({ min: 1, max: 4096 });
  return field<readonly [number, number, number]>(
    z.tuple([size, size, size], { error: "una lista [alto, ancho, canales]" }),
    byDefault,
    about,
  );
}

/** A pair [low, high] with low < high, or null. */
export function boundsOrNull(byDefault: readonly [number, number] | null, about: string) {
  const error = { error: "null o un par [mínimo, máximo] con mínimo < máximo, también en float32" };
  const end = finite({ error: "un número finito" }).transform(unsignedZero);
  const pair = z.tuple([end, end], error).refine(([low, high]) => Math.fround(low) < Math.fround(high), error);
  return field<readonly [number, number] | null>(pair.nullable(), byDefault, about);
}

/** One of a few words. */
export function oneOf<T extends string>(allowed: readonly T[], byDefault: T, about: string) {
  const words = allowed.map((word) => JSON.stringify(word)).join(", ");
  return field<T>(
    z.enum(allowed, { error: allowed.length === 1 ? words : `uno de ${words}` }) as unknown as z.ZodType<T>,
    byDefault,
    about,
  );
}

/** true or false. */
export function yesOrNo(byDefault: boolean, about: string) {
  return field(z.boolean({ error: "true o false" }), byDefault, about);
}

/** true, false or one word. */
export function yesNoOr<T extends string>(word: T, byDefault: boolean | T, about: string) {
  const error = { error: `true, false o ${JSON.stringify(word)}` };
  return field<boolean | T>(z.union([z.boolean(), z.literal(word)], error) as z.ZodType<boolean | T>, byDefault, about);
}

/** Letters, digits, spaces, points, hyphens and underscores: a name that can be part of a file's. */
export function nameText(byDefault: string, about: string) {
  const error = { error: "un nombre de 1 a 60 letras, cifras, espacios, puntos o guiones que empieza por letra o cifra" };
  return field(z.string(error).regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u, error), byDefault, about);
}

/** Fields under a name, all of which have defaults; others are refused. */
export function group<Shape extends z.ZodRawShape>(shape: Shape, about: string) {
  return z
    .strictObject(shape, { error: GROUP })
    .prefault({} as never)
    .register(FACTS, { about, byDefault: undefined });
}

/** The same, or null. */
export function groupOrNull<Shape extends z.ZodRawShape>(shape: Shape, about: string) {
  const error = { error: `null o ${GROUP}` };
  return z
    .strictObject(shape, error)
    .nullable()
    .prefault({} as never)
    .register(FACTS, { about, byDefault: undefined });
}

/** What a group of fields is called in errors. */
export const GROUP = "un grupo de campos";

/** The fields of a group, or undefined when it is none. */
export function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>;
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable) return shapeOf(schema.unwrap() as z.ZodType);
  return undefined;
}

/** The facts of the field at a path; of a place in a list, those of the list. */
export function factsAt(schema: z.ZodType, path: readonly PropertyKey[]): FieldFacts | undefined {
  const [key, ...rest] = path;
  const next = shapeOf(schema)?.[String(key)];
  if (key === undefined || next === undefined) return FACTS.get(schema);
  return factsAt(next, rest);
}
