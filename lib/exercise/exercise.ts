/** What a student's function may return. */
export type Value = number | readonly number[];

/** A wrong answer that people often give, and what to tell them. */
export interface Mistake<Answer> {
  /** The wrong answer itself: an answer that behaves like it gets the message. */
  readonly answer: Answer;
  /** Spanish: what they probably thought, and why it is not so, without the solution. */
  readonly message: string;
}

interface Common<Answer> {
  /** Notebook number and name, e.g. "00-gradiente". */
  readonly id: string;
  readonly title: string;
  /** The statement, a paragraph each; text between backticks is code. */
  readonly question: readonly string[];
  /** The cell that a student starts from. It ends with its call to `check`. */
  readonly template: string;
  /** The cell solved. */
  readonly solution: string;
  /** The right answer: what answers are compared with. */
  readonly expected: Answer;
  /** An answer v is right when |v − expected| <= tolerance · max(1, |expected|), number by number. */
  readonly tolerance: number;
  readonly mistakes: readonly Mistake<Answer>[];
  /** From a nudge to nearly the answer. */
  readonly hints: readonly [first: string, second: string, third: string];
  /** Why the right answer is right. */
  readonly explanation: string;
}

/** The student predicts a number before seeing it. */
export interface PredictionExercise extends Common<number> {
  readonly kind: "prediction";
}

/** The student writes a function; it is called with every case. */
export interface CodeExercise extends Common<(...args: never[]) => Value> {
  readonly kind: "code";
  /** What the function of the template does before anybody writes in it. */
  readonly untouched: (...args: never[]) => Value;
  /** Arguments of each call. */
  readonly cases: readonly (readonly unknown[])[];
  /** Who says what should come out, e.g. "las diferencias centrales de E dan". */
  readonly oracle: string;
}

/** An exercise is plain data: a statement, a template, an answer, usual mistakes and three hints. */
export type Exercise = PredictionExercise | CodeExercise;
