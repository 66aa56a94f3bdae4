/** What a student's function may return. */
export type Value = number | readonly number[];

/** What a cell measured and hands over to `check`, by name, e.g. { medido: 0.31 }. */
export type Facts = Readonly<Record<string, number | string>>;

/** A thing that is known beforehand, or that depends on what the notebook measured. A fact that is not there reads NaN. */
export type FromFacts<T> = T | ((facts: Facts) => T);

/** A wrong answer that people often give, and what to tell them. */
export interface Mistake<Answer> {
  /** The wrong answer itself: an answer that behaves like it gets the message. */
  readonly answer: Answer;
  /** Spanish: what they probably thought, and why it is not so, without the solution. */
  readonly message: string;
}

interface Common {
  /** Notebook number and name, e.g. "00-gradiente". */
  readonly id: string;
  readonly title: string;
  /** The statement, a paragraph each; text between backticks is code. */
  readonly question: readonly string[];
  /** The cell that a student starts from. It ends with its call to `check`. */
  readonly template: string;
  /** The cell solved. */
  readonly solution: string;
  /** From a nudge to nearly the answer. */
  readonly hints: readonly [first: string, second: string, third: string];
  /** Names that the cell uses and an earlier cell of the notebook defines, with example values: for the tests. */
  readonly context?: Readonly<Record<string, number | string | readonly number[]>>;
}

interface Compared<Answer> extends Common {
  /** The right answer: what answers are compared with. */
  readonly expected: Answer;
  readonly mistakes: readonly Mistake<Answer>[];
  /** Why the right answer is right. */
  readonly explanation: FromFacts<string>;
}

/** The student predicts a number before seeing it. */
export interface PredictionExercise extends Compared<FromFacts<number>> {
  readonly kind: "prediction";
  /** An answer v is right when |v − expected| <= tolerance · max(1, |expected|); 0 when there is none. */
  readonly tolerance?: number;
  /** Instead of `tolerance`: v is right when |v − expected| <= absolute. */
  readonly absolute?: number;
  /** The values that the answer can have at all, ends included, e.g. [0, 1] for a share. */
  readonly range?: readonly [low: number, high: number];
}

/** The student puts names in order before seeing it. */
export interface OrderExercise extends Compared<FromFacts<readonly string[]>> {
  readonly kind: "order";
  /** The names to order, each of them once, as the student is shown them: alphabetically, or in another order where that is the answer. */
  readonly items: readonly string[];
}

/** The student writes a function; it is called with every case. */
export interface CodeExercise extends Compared<(...args: never[]) => Value> {
  readonly kind: "code";
  /** A result v is right when |v − expected| <= tolerance · max(1, |expected|), number by number. */
  readonly tolerance: number;
  /** What the function of the template does before anybody writes in it. */
  readonly untouched: (...args: never[]) => Value;
  /** Arguments of each call. */
  readonly cases: readonly (readonly unknown[])[];
  /** Who says what should come out, e.g. "las diferencias centrales de E dan". */
  readonly oracle: string;
}

/** An idea of a good answer. Its patterns look at the text in lower case and without accents (the ñ stays). */
export interface Idea {
  /** Spanish: the question that a text without the idea gets; it does not give the idea away. */
  readonly idea: string;
  /** Any one that is found in the text counts. */
  readonly patterns: readonly RegExp[];
}

/** A false thing that people often write. */
export interface Misconception {
  /** Looks at each sentence, in lower case and without accents; a sentence that denies it does not count. */
  readonly pattern: RegExp;
  readonly message: string;
  /** A real sentence that it must catch: for the tests. */
  readonly example: string;
}

/** The student argues in words; after three honest attempts a model answer opens. */
export interface WrittenExercise extends Common {
  readonly kind: "written";
  readonly minimumWords: number;
  readonly rubric: readonly Idea[];
  /** How many ideas of the rubric a right answer has. */
  readonly required: number;
  readonly misconceptions: readonly Misconception[];
  /** Paragraphs, argued from the notebook's own numbers. */
  readonly modelAnswer: (facts: Facts) => readonly string[];
}

/** An exercise is plain data: a statement, a template, what is right, what is often wrong, and three hints. */
export type Exercise = PredictionExercise | OrderExercise | CodeExercise | WrittenExercise;
