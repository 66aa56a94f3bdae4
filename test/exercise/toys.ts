import type { CodeExercise, Exercise, OrderExercise, PredictionExercise, WrittenExercise } from "ebm/exercise";

const common = { title: "juguete", question: ["?"], template: "", solution: "", hints: ["uno", "dos", "tres"] } as const;

/** A share that the notebook measures. */
export const share: PredictionExercise = {
  ...common,
  kind: "prediction",
  id: "01-parte",
  expected: ({ medido }) => Number(medido),
  absolute: 0.05,
  range: [0, 1],
  mistakes: [{ answer: ({ medido }) => 1 - Number(medido), message: "Es la otra parte." }],
  explanation: ({ medido }) => `Se midió ${medido}.`,
};

/** Three names, in an order that the notebook measures. */
export const order: OrderExercise = {
  ...common,
  kind: "order",
  id: "01-orden",
  items: ["datos", "muestras", "ruido"],
  expected: ({ primero }) => (primero === "datos" ? ["datos", "muestras", "ruido"] : ["muestras", "datos", "ruido"]),
  mistakes: [{ answer: ["ruido", "muestras", "datos"], message: "Está al revés." }],
  explanation: "Así es.",
};

/** A function of one number. */
export const square: CodeExercise = {
  ...common,
  kind: "code",
  id: "01-cuadrado",
  expected: (x: number) => x * x,
  untouched: () => 0,
  tolerance: 1e-9,
  cases: [[1], [-2], [3]],
  oracle: "el cuadrado es",
  mistakes: [{ answer: (x: number) => 2 * x, message: "Eso es el doble." }],
  explanation: "Así es.",
};

/** Two ideas asked for, of three. */
export const essay: WrittenExercise = {
  ...common,
  kind: "written",
  id: "02-texto",
  minimumWords: 6,
  required: 2,
  rubric: [
    { idea: "¿qué suma energía en cada paso?", patterns: [/ruido/, /empujon/] },
    { idea: "¿qué la quita?", patterns: [/gradiente/, /pendiente/] },
    { idea: "¿cuándo se compensan?", patterns: [/equilibrio/] },
  ],
  misconceptions: [
    { pattern: /cada paso baja la energia/, message: "Muchos pasos suben.", example: "Cada paso baja la energía" },
    { pattern: /todo paso .*baja/, message: "Y muchos suben.", example: "Todo paso de una partícula baja" },
    { pattern: /no hace falta el ruido/, message: "Sí que hace falta.", example: "No hace falta el ruido" },
    { pattern: /llega al minimo/, message: "No llega al mínimo.", example: "La cadena llega al mínimo" },
  ],
  modelAnswer: ({ meseta }) => [`La meseta vale ${meseta}.`, "El ruido sube y el gradiente baja."],
};

export const toys: readonly Exercise[] = [share, order, essay];
