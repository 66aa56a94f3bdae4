import { describeValue } from "../errors";
import type { Facts, PredictionExercise } from "./exercise";
import { withFacts } from "./facts";
import { type Finding, near, RIGHT } from "./finding";

/** What to say while the template's NaN is still there. */
export function untouchedNumber(answer: unknown): string | undefined {
  if (!Number.isNaN(answer)) return undefined;
  return "Escribe tu número en lugar de NaN (los decimales, con punto: 0.5) y ejecuta otra vez la celda.";
}

/** Compares a number with the expected one. */
export function judgeNumber(exercise: PredictionExercise, answer: unknown, facts: Facts): Finding {
  if (typeof answer !== "number" || !Number.isFinite(answer)) {
    return {
      result: "unusable",
      problem: `Se espera un número y ha llegado ${describeValue(answer)}. Escribe tu predicción y ejecuta otra vez la celda.`,
    };
  }
  if (isImpossible(answer, exercise.range)) return { result: "unusable", problem: sayImpossible(answer, exercise.range) };
  return isNear(exercise, answer, withFacts(exercise.expected, facts))
    ? RIGHT
    : { result: "wrong", problem: `${answer} no es el valor que buscamos.` };
}

/** Index of the first usual mistake that is this number, or −1. */
export function mistakenNumber(exercise: PredictionExercise, answer: unknown, facts: Facts): number {
  return exercise.mistakes.findIndex((mistake) => isNear(exercise, answer as number, withFacts(mistake.answer, facts)));
}

function isNear({ tolerance = 0, absolute }: PredictionExercise, value: number, expected: number): boolean {
  return absolute === undefined ? near(value, expected, tolerance) : Math.abs(value - expected) <= absolute;
}

type Range = readonly [low: number, high: number];

function isImpossible(value: number, range: Range | undefined): range is Range {
  return range !== undefined && (value < range[0] || value > range[1]);
}

function sayImpossible(value: number, [low, high]: Range): string {
  const percent =
    low === 0 && high === 1 && value > 1 && value <= 100
      ? `Si pensabas en un ${value} %, escribe ${Number((value / 100).toPrecision(6))}.`
      : "";
  return `El valor que buscamos está entre ${low} y ${high}, y ha llegado ${value}. ${percent || "Vuelve a pensarlo y ejecuta otra vez la celda."}`;
}
