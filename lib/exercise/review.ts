import type { Exercise, Facts, WrittenExercise } from "./exercise";
import { problemOfFacts } from "./facts";
import { foundText, judgeWritten, untouchedText } from "./judge-written";
import type { Note } from "./note";
import { OPENS } from "./verdict";

/** How an exercise stands, for whoever reads the notes later: a teacher, a report. */
export interface Review {
  readonly state: "solved" | "attempted" | "untouched";
  /** Spanish: what the judge says of the text that is kept; undefined when there is none. */
  readonly said?: string;
  /** The model answer, paragraph by paragraph: only of what is solved, or open after its attempts. */
  readonly model: readonly string[];
}

const WITHOUT_FACTS =
  "La respuesta modelo lleva números de tu cuaderno y estas notas no los tienen: ejecuta otra vez la celda de tu respuesta y repite el informe.";

/**
 * Judges again what is kept of an exercise. It never fails, whatever the note says.
 * @example
 * review(EXERCISES[0], { attempts: 1, solved: true, hints: 0 }).state; // 'solved'
 */
export function review(exercise: Exercise, note: Note): Review {
  const { solved, attempts, text = "", facts = {} } = note;
  const state = solved ? "solved" : attempts > 0 ? "attempted" : "untouched";
  if (exercise.kind !== "written" || untouchedText(text) !== undefined) return { state, model: [] };
  const earned = solved || attempts >= OPENS;
  return { state, said: opinion(exercise, text), model: earned ? modelOf(exercise, facts) : [] };
}

function opinion(exercise: WrittenExercise, text: string): string {
  const finding = judgeWritten(exercise, text);
  return finding.result === "right" ? foundText(exercise, text) : finding.problem;
}

function modelOf(exercise: WrittenExercise, facts: Facts): readonly string[] {
  return problemOfFacts(exercise, facts) === undefined ? exercise.modelAnswer(facts) : [WITHOUT_FACTS];
}
