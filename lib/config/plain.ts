import { describeValue } from "../errors";
import { ConfigError, pathText } from "./config-error";

/** Groups and lists inside one another; the fields of a configuration need 3. */
const DEEPEST = 8;

/**
 * Refuses what no file could hold: functions, dates, maps, instances of classes, circles.
 * @throws ConfigError
 */
export function requirePlain(value: unknown, subject: string, path: readonly PropertyKey[] = []): void {
  if (typeof value !== "object" || value === null) {
    if (["function", "symbol", "bigint"].includes(typeof value)) refuse(value, subject, path);
    return;
  }
  if (path.length > DEEPEST || !isPlain(value)) refuse(value, subject, path);
  const entries = Array.isArray(value) ? Array.from(value, (item: unknown, i) => [i, item] as const) : Object.entries(value);
  for (const [key, item] of entries) requirePlain(item, subject, [...path, key]);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  // The cells of a notebook run in another realm, whose Object is not ours.
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuse(value: unknown, subject: string, path: readonly PropertyKey[]): never {
  const where = path.length === 0 ? "la configuración" : pathText(path);
  const what = path.length > DEEPEST ? `algo con más de ${DEEPEST} niveles` : describeValue(value);
  throw new ConfigError(subject, [
    {
      path: pathText(path),
      problem: `${where} debe ser un dato (número, texto, true, false, null, lista o grupo de campos) y llegó ${what}`,
      remedy: "escribe solo lo que cabría en un fichero",
    },
  ]);
}
