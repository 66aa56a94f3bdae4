import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { between, list } = draws(2034);
/** Steps, clip, and an interval of pixels. */
const chain = (): number[] => [Math.round(between(10, 200)), between(0.01, 0.2), -1, between(0.2, 1)];

export const smallestStep: CodeExercise = {
  kind: "code",
  id: "09-paso",
  title: "el menor paso con el que una cadena puede llegar",
  question: [
    "Una cadena da `pasos` pasos, y cada componente del gradiente se recorta a ±`recorte`. Los píxeles están entre `bajo` y `alto`, y del ruido al fondo hay medio intervalo.",
    "Devuelve el menor stepSize con el que el gradiente puede recorrer ese medio intervalo.",
  ],
  template: `function menorPaso(pasos: number, recorte: number, bajo: number, alto: number): number {
  return 0; // escribe aquí el menor stepSize con el que el gradiente puede recorrer medio intervalo
}
check("09-paso", menorPaso)`,
  solution: `function menorPaso(pasos: number, recorte: number, bajo: number, alto: number): number {
  return (alto - bajo) / 2 / (pasos * recorte);
}
check("09-paso", menorPaso)`,
  untouched: () => 0,
  cases: [[60, 0.03, 0, 1], [100, 0.03, -1, 1], chain(), chain(), [20, 0.1, -0.5, 1.5]],
  oracle: "medio intervalo entre pasos y recorte da",
  expected: (steps: number, clip: number, low: number, high: number) => (high - low) / 2 / (steps * clip),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (steps: number, clip: number, low: number, high: number) => (high - low) / (steps * clip),
      message: "Has puesto el intervalo entero. Del ruido uniforme al fondo hay medio, de media.",
    },
    {
      answer: (_: number, clip: number, low: number, high: number) => (high - low) / 2 / clip,
      message: "Con ese paso llegaría de un salto. Tiene varios pasos para recorrerlo: divide también entre ellos.",
    },
    {
      answer: (steps: number, _: number, low: number, high: number) => (high - low) / 2 / steps,
      message: "Falta el recorte: un paso no mueve stepSize, sino stepSize por el gradiente recortado.",
    },
    {
      answer: (steps: number, clip: number) => 1 / 2 / (steps * clip),
      message: "Eso vale para píxeles entre 0 y 1. El intervalo mide alto − bajo.",
    },
  ],
  hints: [
    "¿Cuánto mueve como mucho un paso de tamaño s con el gradiente recortado? ¿Y todos los pasos?",
    "Todos juntos mueven pasos · s · recorte. Iguala eso a (alto − bajo) / 2.",
    "Despeja s: (alto − bajo) / 2 / (pasos · recorte).",
  ],
  explanation:
    "Es la cuenta del aviso `frozen-chains`. Llegar justo no basta para muestrear bien: solo dice por debajo de qué paso es imposible.",
};

const meanHalfSquare = (x: number[]) => x.reduce((sum, v) => sum + v * v, 0) / (2 * x.length);
const step = (sign: number, factor: number) => (c: number, rate: number, data: number[], fakes: number[]) =>
  c - sign * rate * factor * (meanHalfSquare(data) - meanHalfSquare(fakes));
const right = step(1, 1);
/** Fakes wider than the data, so that both signs of the answer appear over the cases. */
const lists = () => [between(0.5, 3), between(0.05, 0.5), list(4, -1, 1), list(3, -2, 2)];

export const slope: CodeExercise = {
  kind: "code",
  id: "09-pendiente",
  title: "un paso de aprendizaje, hecho a mano",
  question: [
    "El modelo es E(x) = c·x²/2: `c` es su único parámetro. La pérdida es la media de E en `datos` menos la media de E en `falsas`, con las falsas quietas.",
    "Devuelve c tras un paso de descenso por el gradiente, con tasa `tasa`.",
  ],
  template: `function nuevaRigidez(c: number, tasa: number, datos: number[], falsas: number[]): number {
  return c; // escribe aquí c tras un paso de descenso, con E(x) = c·x²/2
}
check("09-pendiente", nuevaRigidez)`,
  solution: `function nuevaRigidez(c: number, tasa: number, datos: number[], falsas: number[]): number {
  const mediaDe = (x: number[]) => x.reduce((suma, v) => suma + v * v, 0) / (2 * x.length);
  return c - tasa * (mediaDe(datos) - mediaDe(falsas));
}
check("09-pendiente", nuevaRigidez)`,
  untouched: (c: number) => c,
  cases: [[1, 0.1, [1, -1], [2, -2, 0]], [2, 0.5, [0.5, 1.5], [0.2, -0.1]], lists(), lists(), lists()],
  oracle: "un paso de descenso da",
  expected: right,
  tolerance: 1e-6,
  mistakes: [
    {
      answer: step(-1, 1),
      message:
        "Has ido cuesta arriba: el descenso **resta** la tasa por el gradiente. Si las falsas están más dispersas que los datos, c debe crecer.",
    },
    {
      answer: step(1, 2),
      message: "La energía es c·x²/2, así que su derivada respecto de c es x²/2. Falta dividir entre 2.",
    },
    {
      answer: (c: number, rate: number, data: number[]) => c - rate * meanHalfSquare(data),
      message: "Falta el término de las falsas. Sin él, c bajaría siempre: el valle se aplana y acaba boca abajo, y ya no hay densidad.",
    },
    {
      answer: (c: number, rate: number, data: number[], fakes: number[]) => c - rate * c * (meanHalfSquare(data) - meanHalfSquare(fakes)),
      message: "Has multiplicado por c: eso es el valor de la pérdida, no su derivada respecto de c.",
    },
  ],
  hints: [
    "Deriva c·x²/2 respecto de c, con x quieta. ¿Aparece c en el resultado?",
    "El gradiente de la pérdida es la media de x²/2 en los datos menos la media de x²/2 en las falsas.",
    "Devuelve c − tasa · (media de x²/2 en datos − media de x²/2 en falsas). Cada media se divide entre el largo de su lista.",
  ],
  explanation:
    "Si las falsas están más dispersas que los datos, c crece y el valle se estrecha; si lo están menos, se ensancha. Cuando coinciden las dos medias de x², el gradiente es 0: el modelo ya imita a los datos.",
};
