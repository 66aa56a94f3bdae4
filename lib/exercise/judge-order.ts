import { describeValue } from "../errors";
import type { Facts, OrderExercise } from "./exercise";
import { withFacts } from "./facts";
import { type Finding, RIGHT } from "./finding";
import { plain } from "./plain";

/** What to say while the template's list is still empty. */
export function untouchedOrder({ items }: OrderExercise, answer: unknown): string | undefined {
  if (!Array.isArray(answer) || answer.length > 0) return undefined;
  return `Escribe dentro de los corchetes estas palabras, en el orden que creas, y ejecuta otra vez la celda (el orden de esta lista no dice nada): ${namesOf(items)}.`;
}

/** Compares an order with the expected one; capitals and accents do not matter. */
export function judgeOrder(exercise: OrderExercise, answer: unknown, facts: Facts): Finding {
  const problem = problemOfList(exercise, answer);
  if (problem !== undefined) return { result: "unusable", problem };
  const hits = matches(answer as string[], withFacts(exercise.expected, facts));
  const total = exercise.items.length;
  if (hits === total) return RIGHT;
  const where = hits === 0 ? `Ninguno de los ${total} está` : hits === 1 ? `Solo 1 de los ${total} está` : `${hits} de los ${total} están`;
  return { result: "wrong", problem: `${where} en su sitio.` };
}

/** Index of the first usual mistake that is this order, or −1. */
export function mistakenOrder(exercise: OrderExercise, answer: unknown, facts: Facts): number {
  return exercise.mistakes.findIndex((mistake) => matches(answer as string[], withFacts(mistake.answer, facts)) === exercise.items.length);
}

/** Spanish: why a list cannot be compared, or undefined. */
function problemOfList({ items }: OrderExercise, answer: unknown): string | undefined {
  const use = `Usa estos nombres, cada uno una vez: ${namesOf(items)}.`;
  if (!Array.isArray(answer)) return `Se espera una lista de nombres y ha llegado ${describeValue(answer)}. ${use}`;
  const allowed = items.map(plain);
  const given = Array.from(answer, (one: unknown) => (typeof one === "string" ? plain(one) : undefined));
  const stranger = given.findIndex((one) => one === undefined || !allowed.includes(one));
  if (stranger !== -1) return `En tu lista hay ${describeValue(answer[stranger])}, que no es uno de los nombres. ${use}`;
  const repeated = given.findIndex((one, i) => given.indexOf(one) !== i);
  if (repeated !== -1) return `En tu lista se repite ${describeValue(answer[repeated])}. ${use}`;
  const missing = items.filter((_, i) => !given.includes(allowed[i]));
  return missing.length > 0 ? `En tu lista falta ${namesOf(missing)}. ${use}` : undefined;
}

/** How many names are in the same place in both lists. */
function matches(answer: readonly string[], expected: readonly string[]): number {
  return expected.filter((name, i) => plain(name) === plain(answer[i] ?? "")).length;
}

function namesOf(items: readonly string[]): string {
  return items.map((item) => `"${item}"`).join(", ");
}
