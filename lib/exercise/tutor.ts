import { requireOneOf } from "../errors";
import { type Card, withCard } from "./card";
import type { Exercise } from "./exercise";
import { findMistake, judge } from "./judge";
import { remarkOnSyntax } from "./syntax";

/** What a check says. In a notebook it shows as a card. */
export interface Verdict {
  readonly correct: boolean;
  readonly title: string;
  /** What is right or wrong about the answer, then a remark on a usual mistake, a hint or the reason. */
  readonly paragraphs: readonly string[];
}

/** The statement of an exercise. In a notebook it shows as a card, without the template. */
export type Statement = Pick<Exercise, "id" | "title" | "question" | "template">;

/** One hint. In a notebook it shows as a card. */
export interface Hint {
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

/** Checks answers and remembers how many hints each exercise has given. */
export interface Tutor {
  /** The statement and the template. @throws OptionError when there is no such exercise. */
  exercise(id: string): Statement;
  /**
   * Judges an answer: a number or a function. It never fails, whatever the answer does.
   *
   * A usual mistake is explained the first time; any other wrong answer gets the next hint.
   * A template that nobody has filled in is neither an attempt nor a reason for a hint.
   * @throws OptionError when there is no such exercise.
   */
  check(id: string, answer: unknown): Verdict;
  /** The next hint; after the third, the third again. @throws OptionError when there is no such exercise. */
  hint(id: string): Hint;
}

/** What happened so far with one exercise. */
interface Progress {
  attempts: number;
  /** Whether a right answer has been given, ever. */
  solved: boolean;
  level: 0 | 1 | 2 | 3;
  readonly explained: Set<number>;
}

/**
 * Makes a tutor for some exercises, with its own memory.
 * @example
 * const room = tutor(EXERCISES);
 * room.check("02-parametros", 16 * (5 * 5 * 1 + 1)).correct; // true
 * room.hint("00-paso").level; // 1
 */
export function tutor(exercises: readonly Exercise[]): Tutor {
  const book = new Map(exercises.map((entry) => [entry.id, { entry, progress: freshProgress() }]));
  const find = (subject: string, id: string) => {
    requireOneOf("el nombre del ejercicio", id, { subject, allowed: [...book.keys()] });
    return book.get(id) as { entry: Exercise; progress: Progress };
  };
  return {
    exercise: (id) => statement(find("exercise", id).entry),
    hint: (id) => {
      const { entry, progress } = find("hint", id);
      return hintCard(entry, progress);
    },
    check: (id, answer) => {
      const { entry, progress } = find("check", id);
      return verdict(entry, { answer, progress });
    },
  };
}

function freshProgress(): Progress {
  return { attempts: 0, solved: false, level: 0, explained: new Set() };
}

function statement({ id, title, question, template }: Exercise): Statement {
  return withCard({ id, title, question, template }, { title: `Ejercicio ${id}: ${title}`, paragraphs: question, tone: "question" });
}

function hintCard(entry: Exercise, progress: Progress): Hint {
  const { level, text } = nextHint(entry, progress);
  return withCard({ level, text }, { title: `Pista ${level} de 3`, paragraphs: [text], tone: "hint" });
}

function verdict(entry: Exercise, { answer, progress }: { answer: unknown; progress: Progress }): Verdict {
  const finding = judge(entry, answer);
  if (finding.result === "untouched") return card({ correct: false, title: "Te toca", paragraphs: [finding.problem] }, "question");
  progress.attempts++;
  if (finding.result === "right") {
    const title = progress.attempts === 1 && !progress.solved ? "¡Correcto, y a la primera!" : "¡Correcto!";
    Object.assign(progress, freshProgress(), { solved: true });
    return card({ correct: true, title, paragraphs: [entry.explanation] }, "right");
  }
  const advice = finding.result === "unusable" ? [] : adviceOn(entry, { answer, progress });
  return card({ correct: false, title: "Todavía no", paragraphs: [finding.problem, ...remarkOnSyntax(answer), ...advice] }, "wrong");
}

function adviceOn(entry: Exercise, { answer, progress }: { answer: unknown; progress: Progress }): string[] {
  const mistake = findMistake(entry, answer);
  const known = progress.explained.has(mistake);
  const remark = mistake === -1 ? [] : [entry.mistakes[mistake].message];
  if (mistake !== -1) progress.explained.add(mistake);
  if (mistake !== -1 && !known) return remark;
  const { level, text } = nextHint(entry, progress);
  return [...remark, `Pista ${level} de 3: ${text}`];
}

function nextHint({ hints }: Exercise, progress: Progress): Hint {
  const level = Math.min(progress.level + 1, 3) as 1 | 2 | 3;
  progress.level = level;
  return { level, text: hints[level - 1] };
}

function card(facts: Verdict, tone: Card["tone"]): Verdict {
  return withCard(facts, { ...facts, tone });
}
