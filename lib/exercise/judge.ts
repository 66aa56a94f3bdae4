import { describeValue } from "../errors";
import { callSafely, describeCall } from "./call";
import type { CodeExercise, Exercise, PredictionExercise, Value } from "./exercise";

/**
 * What a check found. "unusable" means that there is nothing to compare yet (no number, a function that stops),
 * so a hint about the subject would not help; "untouched", that the answer is still that of the template.
 */
type Finding = { readonly result: "right" } | { readonly result: "wrong" | "unusable" | "untouched"; readonly problem: string };

/** Compares an answer with the expected one. Never throws, whatever the answer is or does. */
export function judge(exercise: Exercise, answer: unknown): Finding {
  if (exercise.kind === "prediction") return judgeNumber(exercise, answer);
  const finding = judgeFunction(exercise, answer);
  return finding.result === "wrong" && isUntouched(exercise, answer) ? UNTOUCHED_FUNCTION : finding;
}

/** Index of the first usual mistake that behaves as this answer, or −1. */
export function findMistake(exercise: Exercise, answer: unknown): number {
  return exercise.mistakes.findIndex((mistake) => judge({ ...exercise, expected: mistake.answer } as Exercise, answer).result === "right");
}

const UNTOUCHED_NUMBER: Finding = {
  result: "untouched",
  problem: "Escribe tu número en lugar de NaN (los decimales, con punto: 0.5) y ejecuta otra vez la celda.",
};

const UNTOUCHED_FUNCTION: Finding = {
  result: "untouched",
  problem:
    "Tu función todavía hace lo mismo que la plantilla: escribe tu respuesta donde lo indica el comentario y ejecuta otra vez la celda.",
};

function isUntouched(exercise: CodeExercise, answer: unknown): boolean {
  return judgeFunction({ ...exercise, expected: exercise.untouched }, answer).result === "right";
}

function judgeNumber({ expected, tolerance }: PredictionExercise, answer: unknown): Finding {
  if (Number.isNaN(answer)) return UNTOUCHED_NUMBER;
  if (typeof answer !== "number" || !Number.isFinite(answer)) {
    return {
      result: "unusable",
      problem: `Se espera un número y ha llegado ${describeValue(answer)}. Escribe tu predicción y ejecuta otra vez la celda.`,
    };
  }
  return near(answer, expected, tolerance) ? { result: "right" } : { result: "wrong", problem: `${answer} no es el valor que buscamos.` };
}

function judgeFunction(exercise: CodeExercise, answer: unknown): Finding {
  if (typeof answer !== "function") {
    return {
      result: "unusable",
      problem: `Se espera una función y ha llegado ${describeValue(answer)}. Pásala sin llamarla, por su nombre.`,
    };
  }
  for (const args of exercise.cases) {
    const outcome = callSafely(answer as (...args: never[]) => unknown, args);
    if ("problem" in outcome) return { result: "unusable", problem: outcome.problem };
    const finding = compare(exercise, args, outcome.value);
    if (finding.result !== "right") return finding;
  }
  return { result: "right" };
}

function compare({ expected, tolerance, oracle }: CodeExercise, args: readonly unknown[], value: Value): Finding {
  const wanted = expected(...(args as never[]));
  const [got, want] = [[value].flat() as number[], [wanted].flat() as number[]];
  if (Array.isArray(value) !== Array.isArray(wanted) || got.length !== want.length) {
    return {
      result: "unusable",
      problem: `Con ${describeCall(args)} tu función devuelve ${show(value)} y debería devolver ${describeForm(wanted)}.`,
    };
  }
  if (got.every((v, i) => near(v, want[i], tolerance))) return { result: "right" };
  return { result: "wrong", problem: `Con ${describeCall(args)} tu función da ${show(value)} y ${oracle} ${show(wanted)}.` };
}

function near(value: number, expected: number, tolerance: number): boolean {
  return Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

function describeForm(value: Value): string {
  return typeof value === "number" ? "un solo número" : `una lista de ${value.length} números`;
}

/** Four significant digits are enough to see a difference. */
function show(value: Value): string {
  return typeof value === "number" ? String(Number(value.toPrecision(4))) : `[${value.map(show).join(", ")}]`;
}
