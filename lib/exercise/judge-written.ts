import { describeValue } from "../errors";
import { claims } from "./claims";
import type { WrittenExercise } from "./exercise";
import { type Finding, RIGHT } from "./finding";
import { countWords, plain } from "./plain";

/** What to say while there is nothing between the template's backticks. */
export function untouchedText(answer: unknown): string | undefined {
  if (typeof answer !== "string" || answer.trim() !== "") return undefined;
  return "Escribe tu respuesta entre las comillas invertidas (puede ocupar varias líneas) y ejecuta otra vez la celda.";
}

/** Looks in a text for false things, and then for the ideas of the rubric. */
export function judgeWritten(exercise: WrittenExercise, answer: unknown): Finding {
  if (typeof answer !== "string") {
    return {
      result: "unusable",
      problem: `Se espera un texto y ha llegado ${describeValue(answer)}. Escribe tu respuesta entre comillas invertidas.`,
    };
  }
  const words = countWords(answer);
  if (words < exercise.minimumWords) {
    const came = words === 1 ? "ha llegado 1 palabra" : `han llegado ${words} palabras`;
    return { result: "unusable", problem: `Hace falta un poco más: ${came} y se piden al menos ${exercise.minimumWords}.` };
  }
  const text = plain(answer);
  const misconception = exercise.misconceptions.find(({ pattern }) => claims(text, pattern));
  return misconception ? { result: "wrong", problem: misconception.message } : judgeIdeas(exercise, text);
}

/** Spanish: how many ideas a right answer has. */
export function praiseText(exercise: WrittenExercise, answer: unknown): string {
  return `${foundText(exercise, answer as string)} Compárala con esta:`;
}

/** Spanish: how many of the ideas a text has. */
export function foundText(exercise: WrittenExercise, text: string): string {
  const found = exercise.rubric.length - missingIdeas(exercise, plain(text)).length;
  return `He encontrado en tu respuesta ${found} de las ${exercise.rubric.length} ideas que buscábamos.`;
}

function judgeIdeas(exercise: WrittenExercise, text: string): Finding {
  const missing = missingIdeas(exercise, text);
  const [total, found] = [exercise.rubric.length, exercise.rubric.length - missing.length];
  if (found >= exercise.required) return RIGHT;
  const counted = found === 0 ? `Aún no veo ninguna de las ${total} ideas que buscamos` : `Veo ${found} de las ${total} ideas que buscamos`;
  const asked = exercise.required < total ? ` (bastan ${exercise.required})` : "";
  return { result: "wrong", problem: `${counted}${asked}. Para seguir, piensa: ${missing[0].idea}` };
}

function missingIdeas({ rubric }: WrittenExercise, text: string) {
  return rubric.filter(({ patterns }) => patterns.every((pattern) => text.search(pattern) === -1));
}
