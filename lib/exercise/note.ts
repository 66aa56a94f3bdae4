import type { Facts } from "./exercise";
import { betterOf, type Given, isGiven } from "./given";

/** What is kept of one exercise. */
export interface Note {
  /** Answers that could be judged; of a written one, different texts with enough words. */
  readonly attempts: number;
  /** Whether a right answer has been given, ever. */
  readonly solved: boolean;
  /** The highest level of hint that was given. */
  readonly hints: 0 | 1 | 2 | 3;
  /** The last text of a written answer. */
  readonly text?: string;
  /** What the notebook had measured when that text was judged. */
  readonly facts?: Facts;
  /** The answer of one that is not written: the last, but a right one is only replaced by another right one. */
  readonly given?: Given;
}

/** Notes by the id of their exercise. */
export type Notes = ReadonlyMap<string, Note>;

/** Of the layout of the file; a reader leaves a newer one alone. */
const VERSION = 1;

export const BLANK: Note = { attempts: 0, solved: false, hints: 0 };

/** Two sets of notes as one: nothing of either is lost, and merging again changes nothing. */
export function mergeNotes(a: Notes, b: Notes): Map<string, Note> {
  const both = new Map(a);
  for (const [id, note] of b) both.set(id, merge(both.get(id) ?? BLANK, note));
  return both;
}

function merge(a: Note, b: Note): Note {
  const [first, second] = b.attempts > a.attempts ? [b, a] : [a, b];
  const { text, facts } = first.text === undefined ? second : first;
  const given = betterOf(second.given, first.given);
  return {
    attempts: Math.max(a.attempts, b.attempts),
    solved: a.solved || b.solved,
    hints: Math.max(a.hints, b.hints) as Note["hints"],
    ...(text === undefined ? {} : { text }),
    ...(facts === undefined ? {} : { facts }),
    ...(given === undefined ? {} : { given }),
  };
}

/** Notes as the text of a file, sorted by exercise. */
export function encodeNotes(notes: Notes): string {
  const exercises = Object.fromEntries([...notes].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: VERSION, exercises }, null, 2)}\n`;
}

/** The notes of a file, or why it gives none. */
export function decodeNotes(text: string): Notes | "damaged" | "newer" {
  try {
    const { version, exercises } = JSON.parse(text) as { version: unknown; exercises: unknown };
    if (typeof version === "number" && version > VERSION) return "newer";
    if (version !== VERSION || !isRecord(exercises)) return "damaged";
    const entries = Object.entries(exercises);
    return entries.every(([, note]) => isNote(note)) ? new Map(entries as [string, Note][]) : "damaged";
  } catch {
    return "damaged";
  }
}

function isNote(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { attempts, solved, hints, text, facts, given } = value;
  const counts = Number.isSafeInteger(attempts) && (attempts as number) >= 0 && [0, 1, 2, 3].includes(hints as number);
  const written = (text === undefined || typeof text === "string") && (facts === undefined || isFacts(facts));
  return counts && typeof solved === "boolean" && written && (given === undefined || isGiven(given));
}

function isFacts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((fact) => typeof fact === "number" || typeof fact === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
