import { requireOneOf } from "../errors";
import { withCard } from "./card";
import type { Exercise, Facts } from "./exercise";
import { type Ledger, ledger as ledgerOn } from "./ledger";
import { boardOf, type Scoreboard } from "./scoreboard";
import { type Desk, type Hint, nextHint, type Session, type Verdict, verdictOn } from "./verdict";

/** The statement of an exercise. In a notebook it shows as a card, without the template. */
export type Statement = Pick<Exercise, "id" | "title" | "question" | "template">;

/** Checks answers and remembers attempts and hints of each exercise. */
export interface Tutor {
  /** The statement and the template. @throws OptionError when there is no such exercise. */
  exercise(id: string): Statement;
  /**
   * Judges an answer: a number, a list of names, a function or a text. It never fails, whatever the answer does.
   *
   * A usual mistake is explained the first time; any other wrong answer gets the next hint. A written answer is asked for
   * the first idea that is missing, and its third attempt opens a model answer.
   * A template that nobody has filled in is neither an attempt nor a reason for a hint.
   * @param facts what the notebook measured, for the exercises that ask for it
   * @throws OptionError when there is no such exercise.
   */
  check(id: string, answer: unknown, facts?: Facts): Verdict;
  /** The next hint; after the third, the third again. @throws OptionError when there is no such exercise. */
  hint(id: string): Hint;
  /** How many exercises of each notebook are solved and attempted. In a notebook it shows as a table. */
  scoreboard(): Scoreboard;
}

/**
 * Makes a tutor for some exercises, with its own memory, or with the notes of a ledger.
 * @example
 * const room = tutor(EXERCISES);
 * room.check("02-parametros", 16 * (5 * 5 * 1 + 1)).correct; // true
 * room.hint("00-paso").level; // 1
 */
export function tutor(exercises: readonly Exercise[], { ledger = ledgerOn() }: { readonly ledger?: Ledger } = {}): Tutor {
  const desks = new Map(exercises.map((entry): [string, Desk] => [entry.id, { entry, session: newSession(), ledger }]));
  const find = (subject: string, id: string) => {
    requireOneOf("el nombre del ejercicio", id, { subject, allowed: [...desks.keys()] });
    return desks.get(id) as Desk;
  };
  return {
    exercise: (id) => statement(find("exercise", id).entry),
    hint: (id) => hintCard(find("hint", id)),
    check: (id, answer, facts) => verdictOn(find("check", id), { answer, facts }),
    scoreboard: () => boardOf(exercises, ledger),
  };
}

function newSession(): Session {
  return { level: 0, explained: new Set(), texts: new Set() };
}

function statement({ id, title, question, template }: Exercise): Statement {
  return withCard({ id, title, question, template }, { title: `Ejercicio ${id}: ${title}`, paragraphs: question, tone: "question" });
}

function hintCard(desk: Desk): Hint {
  const { level, text } = nextHint(desk);
  return withCard({ level, text }, { title: `Pista ${level} de 3`, paragraphs: [text], tone: "hint" });
}
