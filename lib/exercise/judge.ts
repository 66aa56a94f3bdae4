import type { Exercise, Facts } from "./exercise";
import { problemOfFacts } from "./facts";
import type { Finding } from "./finding";
import { judgeFunction, mistakenFunction, untouchedFunction } from "./judge-function";
import { judgeNumber, mistakenNumber, untouchedNumber } from "./judge-number";
import { judgeOrder, mistakenOrder, untouchedOrder } from "./judge-order";
import { judgeWritten, untouchedText } from "./judge-written";

/** Judges an answer with what the notebook measured. Never throws, whatever the answer and the facts are or do. */
export function judge(exercise: Exercise, answer: unknown, facts: Facts): Finding {
  try {
    const untouched = untouchedProblem(exercise, answer);
    if (untouched !== undefined) return { result: "untouched", problem: untouched };
    const problem = problemOfFacts(exercise, facts);
    if (problem !== undefined) return { result: "unusable", problem };
    return compare(exercise, answer, facts);
  } catch {
    return { result: "unusable", problem: "No he podido leer tu respuesta. Escríbela como en la plantilla y ejecuta otra vez la celda." };
  }
}

/** Index of the first usual mistake that behaves as a wrong answer, or −1. A written one has been told of it already. Never throws. */
export function findMistake(exercise: Exercise, answer: unknown, facts: Facts): number {
  try {
    return mistaken(exercise, answer, facts);
  } catch {
    return -1;
  }
}

function mistaken(exercise: Exercise, answer: unknown, facts: Facts): number {
  switch (exercise.kind) {
    case "prediction":
      return mistakenNumber(exercise, answer, facts);
    case "order":
      return mistakenOrder(exercise, answer, facts);
    case "code":
      return mistakenFunction(exercise, answer);
    case "written":
      return -1;
  }
}

function untouchedProblem(exercise: Exercise, answer: unknown): string | undefined {
  switch (exercise.kind) {
    case "prediction":
      return untouchedNumber(answer);
    case "order":
      return untouchedOrder(exercise, answer);
    case "code":
      return untouchedFunction(exercise, answer);
    case "written":
      return untouchedText(answer);
  }
}

function compare(exercise: Exercise, answer: unknown, facts: Facts): Finding {
  switch (exercise.kind) {
    case "prediction":
      return judgeNumber(exercise, answer, facts);
    case "order":
      return judgeOrder(exercise, answer, facts);
    case "code":
      return judgeFunction(exercise, answer);
    case "written":
      return judgeWritten(exercise, answer);
  }
}
