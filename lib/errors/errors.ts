/** What an error tells its reader. Every text is Spanish, because a student reads it. */
export interface ErrorFacts {
  /** Who complains: a function or a file, e.g. "langevin". */
  readonly subject: string;
  /** What was expected and what came, in one sentence, e.g. "stepSize debe ser un número positivo y llegó -10". */
  readonly problem: string;
  /** How to mend it: a sentence that starts in lower or upper case, e.g. "el valor de la receta es 10". */
  readonly remedy?: string;
  readonly cause?: unknown;
}

/**
 * Base of the errors that this library throws on purpose.
 *
 * Its message has the form "subject · problem." and, on a second line, the remedy.
 * @example
 * new EbmError({ subject: "langevin", problem: "stepSize debe ser positivo y llegó -10" }).message; // 'langevin · stepSize debe ser positivo y llegó -10.'
 */
export class EbmError extends Error {
  readonly subject: string;
  /** "subject · problem.": the message without its remedy. */
  readonly sentence: string;
  readonly remedy: string | undefined;

  constructor({ subject, problem, remedy, cause }: ErrorFacts) {
    const sentence = `${subject} · ${asSentence(problem)}`;
    super(`${sentence}${remedy ? `\n  ${asSentence(capitalise(remedy))}` : ""}`, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.subject = subject;
    this.sentence = sentence;
    this.remedy = remedy;
  }
}

/** An option out of its range. */
export class OptionError extends EbmError {}

/** An array whose length or shape does not fit. */
export class ShapeError extends EbmError {}

/** A network specification that cannot be built. */
export class SpecError extends EbmError {}

/** Data that is damaged, truncated or not what it says. */
export class DataError extends EbmError {}

/** A file that cannot be read or written. */
export class FileError extends EbmError {}

/** Work that the caller interrupted through an `AbortSignal`. */
export class AbortError extends EbmError {}

/**
 * A short Spanish-friendly rendering of any value, for the "y llegó …" part of an error; lists deeper than three are only counted.
 * @example
 * describeValue(new Float32Array(3)); // 'Float32Array de 3 valores'
 */
export function describeValue(value: unknown): string {
  return describeAt(value, 0);
}

function describeAt(value: unknown, depth: number): string {
  if (value === undefined) return "nada (undefined)";
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "function") return "una función";
  if (value instanceof DataView) return `DataView de ${value.byteLength} bytes`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} de ${(value as Float32Array).length} valores`;
  if (Array.isArray(value)) return describeList(value, depth);
  if (typeof value === "object" && value !== null) return `un objeto {${Object.keys(value).slice(0, 6).join(", ")}}`;
  return String(value);
}

function describeList(list: readonly unknown[], depth: number): string {
  if (list.length > 8 || depth > 2) return `una lista de ${list.length} valores`;
  return `[${Array.from(list, (item) => describeAt(item, depth + 1)).join(", ")}]`;
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The beginning of a sentence; one that begins with code, such as uniformStart(…), keeps its letters. */
export function capitalise(text: string): string {
  return /^\p{Ll}+(?![\p{L}\d_.(])/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
