import { describeValue, OptionError } from "./errors";

/** Who asks and how to mend it; passed to every `require…` function. */
export interface Context {
  /** The function whose option is checked, e.g. "langevin". */
  readonly subject: string;
  /** A Spanish hint, e.g. "el valor de la receta es 10". */
  readonly remedy?: string;
}

type Range = { readonly min?: number; readonly max?: number };

/**
 * Checks that `value` is a finite number and returns it.
 * @throws OptionError
 * @example
 * requireFinite("x", Number.NaN, { subject: "prueba" }); // throws OptionError
 */
export function requireFinite(name: string, value: unknown, context: Context): number {
  if (typeof value !== "number" || !Number.isFinite(value)) refuse(name, "un número finito", value, context);
  return value as number;
}

/**
 * Checks that `value` is a finite number > 0 and returns it.
 * @throws OptionError
 * @example
 * requirePositive("stepSize", 10, { subject: "langevin" }); // 10
 */
export function requirePositive(name: string, value: unknown, context: Context): number {
  if (!(typeof value === "number" && Number.isFinite(value) && value > 0)) refuse(name, "un número positivo", value, context);
  return value as number;
}

/**
 * Checks that `value` is a finite number >= 0 and returns it.
 * @throws OptionError
 * @example
 * requireNonNegative("noise", 0, { subject: "langevin" }); // 0
 */
export function requireNonNegative(name: string, value: unknown, context: Context): number {
  if (!(typeof value === "number" && Number.isFinite(value) && value >= 0)) refuse(name, "un número mayor o igual que 0", value, context);
  return value as number;
}

/**
 * Checks that `value` lies in [0, 1] and returns it.
 * @throws OptionError
 * @example
 * requireProbability("p", 1.5, { subject: "binomial" }); // throws OptionError
 */
export function requireProbability(name: string, value: unknown, context: Context): number {
  if (!(typeof value === "number" && value >= 0 && value <= 1)) refuse(name, "una probabilidad entre 0 y 1", value, context);
  return value as number;
}

/**
 * Checks that `value` is an integer in [min, max] and returns it.
 * @throws OptionError
 * @example
 * requireInteger("steps", 2.5, { subject: "sample" }); // throws OptionError
 */
export function requireInteger(
  name: string,
  value: unknown,
  { min = 0, max = Number.MAX_SAFE_INTEGER, ...context }: Context & Range,
): number {
  if (!Number.isSafeInteger(value) || (value as number) < min || (value as number) > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `mayor o igual que ${min}` : `entre ${min} y ${max}`;
    refuse(name, `un entero ${range}`, value, context);
  }
  return value as number;
}

/**
 * Checks that `value` is one of `allowed` and returns it.
 * @throws OptionError
 * @example
 * requireOneOf("polarity", "ink", { subject: "imageGrid", allowed: ["ink", "light"] }); // 'ink'
 */
export function requireOneOf<T extends string>(
  name: string,
  value: unknown,
  { allowed, ...context }: Context & { readonly allowed: readonly T[] },
): T {
  if (!allowed.includes(value as T)) refuse(name, `uno de ${allowed.map((a) => JSON.stringify(a)).join(", ")}`, value, context);
  return value as T;
}

/**
 * Checks a pair [low, high] with low < high, or null for no bounds, and returns it.
 * @throws OptionError
 * @example
 * requireBounds("bounds", [-1, 1], { subject: "langevin" }); // [ -1, 1 ]
 */
export function requireBounds(name: string, value: unknown, context: Context): readonly [number, number] | null {
  if (value === null) return null;
  const pair = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  const [low, high] = pair;
  if (!(Number.isFinite(low) && Number.isFinite(high) && (low as number) < (high as number))) {
    refuse(name, "null o un par [mínimo, máximo] con mínimo < máximo", value, context);
  }
  return [low as number, high as number];
}

/**
 * Checks that `value` has all of `members` and returns it: a sampler passed where a network belongs is told by its name.
 * @throws OptionError saying that `kind` was expected, e.g. "una red abierta".
 * @example
 * requireMembers("red", {} as { spec?: object }, { subject: "prueba", kind: "una red", members: ["spec"] }); // throws OptionError
 */
export function requireMembers<T>(
  name: string,
  value: T,
  { kind, members, ...context }: Context & { readonly kind: string; readonly members: readonly (keyof T & string)[] },
): T {
  const found = value as Readonly<Record<string, unknown>> | null | undefined;
  if (found === null || found === undefined || members.some((member) => found[member] === undefined)) refuse(name, kind, value, context);
  return value;
}

function refuse(name: string, expected: string, value: unknown, { subject, remedy }: Context): never {
  throw new OptionError({ subject, problem: `${name} debe ser ${expected} y llegó ${describeValue(value)}`, remedy });
}
