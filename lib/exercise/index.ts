/** Exercises: statements, checks that never fail a student, graded hints, and what is kept of them. @module */
import { localShelf } from "#exercise/shelf";
import { EXERCISES } from "./catalog/index";
import { ledger } from "./ledger";
import { tutor } from "./tutor";

export { localShelf } from "#exercise/shelf";
export { EXERCISES } from "./catalog/index";
export type {
  CodeExercise,
  Exercise,
  Facts,
  FromFacts,
  Idea,
  Misconception,
  Mistake,
  OrderExercise,
  PredictionExercise,
  Value,
  WrittenExercise,
} from "./exercise";
export type { Given } from "./given";
export { type Ledger, ledger, notesOn, type Shelf } from "./ledger";
export type { Note, Notes } from "./note";
export { review, type Review } from "./review";
export type { Score, Scoreboard } from "./scoreboard";
export { type Statement, type Tutor, tutor } from "./tutor";
export type { Hint, Verdict } from "./verdict";

/** The tutor of the workbook: what cells call. It keeps its notes in progreso/ejercicios.json, or in the page's storage. */
export const { check, exercise, hint, scoreboard } = tutor(EXERCISES, { ledger: ledger(localShelf()) });
