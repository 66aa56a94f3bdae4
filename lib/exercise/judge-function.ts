import { describeValue } from "../errors";
import { callSafely, describeCall } from "./call";
import type { CodeExercise, Value } from "./exercise";
import { type Finding, near, RIGHT } from "./finding";

/** What to say while a function still does what the template does. */
export function untouchedFunction(exercise: CodeExercise, answer: unknown): string | undefined {
  if (judgeFunction({ ...exercise, expected: exercise.untouched }, answer).result !== "right") return undefined;
  return "Tu función todavía hace lo mismo que la plantilla: escribe tu respuesta donde lo indica el comentario y ejecuta otra vez la celda.";
}

/** Compares what a function returns with what is expected, case by case. */
export function judgeFunction(exercise: CodeExercise, answer: unknown): Finding {
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
  return RIGHT;
}

/** Index of the first usual mistake that behaves as this function, or −1. */
export function mistakenFunction(exercise: CodeExercise, answer: unknown): number {
  return exercise.mistakes.findIndex((mistake) => judgeFunction({ ...exercise, expected: mistake.answer }, answer).result === "right");
}

function compare({ expected, tolerance, oracle }: CodeExercise, args: readonly unknown[], value: Value): Finding {
  const wanted = expected(...(structuredClone(args) as never[]));
  const [got, want] = [[value].flat() as number[], [wanted].flat() as number[]];
  if (Array.isArray(value) !== Array.isArray(wanted) || got.length !== want.length) {
    return {
      result: "unusable",
      problem: `Con ${describeCall(args)} tu función devuelve ${show(value)} y debería devolver ${describeForm(wanted)}.`,
    };
  }
  if (got.every((v, i) => near(v, want[i], tolerance))) return RIGHT;
  return { result: "wrong", problem: `Con ${describeCall(args)} tu función da ${show(value)} y ${oracle} ${show(wanted)}.` };
}

function describeForm(value: Value): string {
  return typeof value === "number" ? "un solo número" : `una lista de ${value.length} números`;
}

/** Four significant digits are enough to see a difference. */
function show(value: Value): string {
  return typeof value === "number" ? String(Number(value.toPrecision(4))) : `[${value.map(show).join(", ")}]`;
}
