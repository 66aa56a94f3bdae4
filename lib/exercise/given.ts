import type { Exercise } from "./exercise";
import { plain } from "./plain";

/** An answer that is no written text, as the notes keep it. */
export interface Given {
  /** A number, names in their order, or the code of a function as the kernel ran it: without types, and cut when it is long. */
  readonly answer: number | string | readonly string[];
  /** What the judge said of it then. */
  readonly right: boolean;
}

/** The code that is kept of a function: more than any exercise asks for. */
const LONGEST_CODE = 4000;
/** What tslab writes before a name of an earlier cell. */
const EXPORTED = /\bexports\.(?=[\p{L}_$])/gu;

/** The first half of a character that takes two, where a text was cut. */
const HALF_LETTER = /[\ud800-\udbff]$/;

/** What is kept of an answer that could be judged; undefined when it does not let itself be read again. Never throws. */
export function givenBy(exercise: Exercise, answer: unknown, right: boolean): Given | undefined {
  try {
    return { answer: readable(exercise, answer), right };
  } catch {
    return undefined;
  }
}

/** Of two answers to one exercise, a right one, or else the second. */
export function betterOf(before: Given | undefined, after: Given | undefined): Given | undefined {
  return after === undefined || (before?.right && !after.right) ? before : after;
}

/** Whether a value of a file is what `givenBy` gives. */
export function isGiven(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { answer, right } = value as Readonly<Record<string, unknown>>;
  const names = Array.isArray(answer) && answer.every((name) => typeof name === "string");
  return typeof right === "boolean" && (names || typeof answer === "string" || typeof answer === "number");
}

function readable(exercise: Exercise, answer: unknown): Given["answer"] {
  if (exercise.kind === "order") return namesIn(exercise.items, answer as readonly string[]);
  return exercise.kind === "code" ? codeOf(answer) : (answer as number);
}

/** The names as the exercise writes them, in the order of the answer. */
function namesIn(items: readonly string[], answer: readonly string[]): string[] {
  return Array.from(answer, (given) => items.find((item) => plain(item) === plain(given)) ?? "");
}

function codeOf(answer: unknown): string {
  const code = Function.prototype.toString.call(answer).replace(EXPORTED, "");
  return code.length <= LONGEST_CODE ? code : `${code.slice(0, LONGEST_CODE).replace(HALF_LETTER, "")}…`;
}
