/** Exercises: statements, checks that never fail a student, and graded hints. @module */
import { EXERCISES } from "./catalog/index";
import { tutor } from "./tutor";

export { EXERCISES } from "./catalog/index";
export type { CodeExercise, Exercise, Mistake, PredictionExercise, Value } from "./exercise";
export { type Hint, type Statement, type Tutor, tutor, type Verdict } from "./tutor";

/** The tutor of the workbook: what cells call. Its memory lasts as long as the kernel. */
export const { check, exercise, hint } = tutor(EXERCISES);
