import { DataError, requireMembers, SpecError } from "../errors";

/** @throws SpecError about something of Keras that a NetworkSpec cannot say. */
export function refuse(subject: string, problem: string, remedy?: string): never {
  throw new SpecError({ subject, problem, remedy });
}

/** @throws SpecError about the layer of that name, the one that the file gives it. */
export function refuseLayer(subject: string, name: string, problem: string, remedy?: string): never {
  refuse(subject, `la capa ${name}: ${problem}`, remedy);
}

/** @throws DataError about a file that is damaged, foreign or not whole. */
export function refuseFile(
  subject: string,
  problem: string,
  { remedy = SAVE_AGAIN, cause }: { remedy?: string; cause?: unknown } = {},
): never {
  throw new DataError({ subject, problem, remedy, cause });
}

const SAVE_AGAIN = "vuelve a guardarlo desde Keras, o a copiarlo de donde vino";

/** Whether it is an object that JSON would write between braces. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name by which errors call a file, of the options of `door`. @throws OptionError when there are none. */
export function nameIn(options: { readonly name: string }, door: string): string {
  return requireMembers("options", options, { subject: door, kind: "un objeto con name", members: ["name"], remedy: NAME_REMEDY }).name;
}

const NAME_REMEDY = 'di cómo llamar al fichero en los errores, por ejemplo { name: "red.keras" }';

/** What to do when somebody gives no bytes of a file. */
export const BYTES_REMEDY = "pasa los bytes tal como se leen del fichero";

/** The object that some JSON holds. @throws DataError when it is no JSON or no object. */
export function parseRecord(
  text: string,
  { subject, what }: { readonly subject: string; readonly what: string },
): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    refuseFile(subject, `${what} no es JSON`, { cause });
  }
  return isRecord(value) ? value : refuseFile(subject, `${what} debe ser un objeto`);
}
