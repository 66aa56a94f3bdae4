import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { list } = draws(2036);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export const logMean: CodeExercise = {
  kind: "code",
  id: "11-logmedia",
  title: "la media de unos pesos que llegan en logaritmos",
  question: [
    "`logPesos` son los logaritmos de unos pesos. Devuelve el logaritmo de la media de los pesos, log((1/N) Σ exp(logPesos[i])).",
    "`Math.exp(1000)` se desborda. Resta antes el mayor, que ya está en `mayor`, y súmalo al final.",
  ],
  template: `function logMedia(logPesos: number[]): number {
  const mayor = Math.max(...logPesos);
  return 0; // escribe aquí el logaritmo de la media de los pesos exp(logPesos[i])
}
check("11-logmedia", logMedia)`,
  solution: `function logMedia(logPesos: number[]): number {
  const mayor = Math.max(...logPesos);
  const suma = logPesos.reduce((total, log) => total + Math.exp(log - mayor), 0);
  return mayor + Math.log(suma / logPesos.length);
}
check("11-logmedia", logMedia)`,
  untouched: () => 0,
  cases: [[[1.5, -0.5, 0.2]], [list(4, -3, 3)], [list(6, -5, 5)], [[1000, 1001, 998]], [[-1200, -1201]]],
  oracle: "la cuenta sin desbordarse da",
  expected: (logs: number[]) => {
    const top = Math.max(...logs);
    return top + Math.log(mean(logs.map((log) => Math.exp(log - top))));
  },
  tolerance: 1e-9,
  mistakes: [
    {
      answer: (logs: number[]) => mean(logs),
      message: "Esa es la media de los logaritmos, y se pide el logaritmo de la media. La primera nunca es mayor que la segunda.",
    },
    {
      answer: (logs: number[]) => {
        const top = Math.max(...logs);
        return top + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - top), 0));
      },
      message: "Ese es el logaritmo de la suma. Falta dividir entre cuántos son.",
    },
    {
      answer: (logs: number[]) => {
        const top = Math.max(...logs);
        return Math.log(mean(logs.map((log) => Math.exp(log - top))));
      },
      message: "Has restado el mayor y no lo has devuelto: súmalo al final.",
    },
  ],
  hints: [
    "exp(a) = exp(mayor) · exp(a − mayor). El primer factor es el mismo en todos los sumandos.",
    "Suma los `Math.exp(log - mayor)`: todos están entre 0 y 1, y uno vale 1.",
    "Es mayor + Math.log(suma / logPesos.length).",
  ],
  explanation:
    "El mayor de los pesos manda: si uno es mucho más grande que los demás, la media es casi él entre N, y de N cadenas solo cuenta una. El tamaño efectivo de los pesos (ESS) lo avisa.",
};

const areaUnder = (pair: (inside: number, outside: number) => number) => (inside: number[], outside: number[]) =>
  mean(inside.flatMap((a) => outside.map((b) => pair(a, b))));

export const areaOfPairs: CodeExercise = {
  kind: "code",
  id: "11-auroc",
  title: "AUROC, contando parejas",
  question: [
    "`dentro` y `fuera` son las energías de unos dígitos y de unas imágenes de fuera. Recorre todas las parejas (una de dentro y otra de fuera) y devuelve la parte en la que la de fuera tiene más energía.",
    "Un empate cuenta la mitad.",
  ],
  template: `function areaRoc(dentro: number[], fuera: number[]): number {
  return 0; // escribe aquí la parte de las parejas en las que la de fuera tiene más energía
}
check("11-auroc", areaRoc)`,
  solution: `function areaRoc(dentro: number[], fuera: number[]): number {
  let gana = 0;
  for (const a of dentro) for (const b of fuera) gana += b > a ? 1 : b === a ? 0.5 : 0;
  return gana / (dentro.length * fuera.length);
}
check("11-auroc", areaRoc)`,
  untouched: () => 0,
  cases: [
    [
      [1, 2, 3],
      [3, 4],
    ],
    [list(5, -1, 1), list(4, -0.5, 2)],
    [list(6, 0, 1), list(3, 0, 1)],
    [
      [0.5, 0.5, 0.2],
      [0.5, 0.1],
    ],
    [
      [2, 3],
      [0, 1, 2.5],
    ],
  ],
  oracle: "contando parejas sale",
  expected: areaUnder((inside, outside) => (outside > inside ? 1 : outside === inside ? 0.5 : 0)),
  tolerance: 1e-9,
  mistakes: [
    {
      answer: areaUnder((inside, outside) => (outside < inside ? 1 : outside === inside ? 0.5 : 0)),
      message: "Has contado al revés: con E = energía, lo de fuera debe tener más. Un AUROC de 0,1 así sería un buen modelo.",
    },
    {
      answer: areaUnder((inside, outside) => (outside > inside ? 1 : 0)),
      message: "Los empates cuentan la mitad, y tú les das 0.",
    },
    {
      answer: areaUnder((inside, outside) => (outside >= inside ? 1 : 0)),
      message: "Los empates cuentan la mitad, y tú les das un punto entero.",
    },
    {
      answer: (inside: number[], outside: number[]) =>
        inside.reduce((sum, a) => sum + outside.reduce((s, b) => s + (b > a ? 1 : b === a ? 0.5 : 0), 0), 0),
      message: "Esas son las parejas que ganan. Se pide la parte: divide entre cuántas parejas hay.",
    },
  ],
  hints: [
    "Dos bucles, uno dentro de otro: para cada `a` de dentro, cada `b` de fuera.",
    "Suma 1 si b > a, 0.5 si b === a.",
    "Divide entre dentro.length * fuera.length.",
  ],
  explanation:
    "Solo importa el orden: sumar una constante a la energía, o multiplicarla por 10, deja igual el AUROC. Por eso se puede comparar redes con escalas distintas, y por eso no dice nada de log p.",
};
