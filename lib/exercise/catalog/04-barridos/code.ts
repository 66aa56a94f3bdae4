import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { list } = draws(2044, 3);
/** n components: about a third are beyond a clip of 0.03 on each side. */
const gradient = (n: number) => list(n, -0.1, 0.1);
const share = (values: readonly number[], counts: (value: number) => boolean) => values.filter(counts).length / values.length;

export const clipped: CodeExercise = {
  kind: "code",
  id: "04-recortado",
  title: "la parte recortada de un gradiente",
  question: [
    "El recorte deja cada componente del gradiente en [−c, c]. Recibes un gradiente, que es una lista de números, y `c`.",
    "Escribe la función que devuelve qué parte de las componentes cambia, de 0 (ninguna) a 1 (todas).",
  ],
  template: `function parteRecortada(gradiente: number[], c: number): number {
  return 0; // escribe aquí la parte de componentes que el recorte cambia, entre 0 y 1
}
check("04-recortado", parteRecortada)`,
  solution: `function parteRecortada(gradiente: number[], c: number): number {
  return gradiente.filter((g) => Math.abs(g) > c).length / gradiente.length;
}
check("04-recortado", parteRecortada)`,
  untouched: () => 0,
  cases: [0.03, 0.03, 0.05, 0.01, 0.08].map((clip, i) => [gradient(8 + 3 * i), clip]),
  oracle: "contando las que cambian sale",
  expected: (values: number[], clip: number) => share(values, (g) => Math.abs(g) > clip),
  tolerance: 1e-9,
  mistakes: [
    {
      answer: (values: number[], clip: number) => share(values, (g) => g > clip),
      message: "Cuentas solo las que pasan de c por arriba. El recorte también cambia las que están por debajo de −c.",
    },
    {
      answer: (values: number[], clip: number) => share(values, (g) => g < -clip),
      message: "Cuentas solo las que están por debajo de −c. Faltan las que pasan de c por arriba.",
    },
    {
      answer: (values: number[], clip: number) => share(values, (g) => Math.abs(g) <= clip),
      message: "Esa es la parte que el recorte deja como estaba. Se pide la otra.",
    },
    {
      answer: (values: number[], clip: number) => values.filter((g) => Math.abs(g) > clip).length,
      message: "Eso es cuántas cambian. Se pide qué parte son del total: un número entre 0 y 1.",
    },
  ],
  hints: [
    "¿Qué componentes cambian al recortarlas a [−c, c]? Las que están fuera, a un lado o al otro.",
    "Están fuera las que cumplen `Math.abs(g) > c`: cuéntalas con `filter`.",
    "Divide cuántas son, `gradiente.filter(…).length`, entre `gradiente.length`.",
  ],
  explanation:
    "Con una parte de 0, el paso es un descenso corriente, proporcional al gradiente. Con una parte de 1 solo cuentan los signos: todos los píxeles se mueven lo mismo, tamaño · c.",
};

/** Step sizes and noises like those of the sweep. */
const couples = [
  [10, 0.005],
  [1, 0.005],
  [50, 0.02],
  [2.5, 0.1],
  [5, 0.5],
];

export const temperature: CodeExercise = {
  kind: "code",
  id: "04-temperatura",
  title: "la temperatura de una pareja",
  question: [
    "Un paso de Langevin a temperatura T es x − (ε/2)·∇E + √(ε·T)·ξ. La receta hace x − tamaño·∇E y suma ruido·ξ, donde ξ tiene varianza 1.",
    "Iguala lo que baja y la varianza del ruido, y escribe la temperatura. `sigma` es el ruido por paso.",
  ],
  template: `function temperatura(tamaño: number, sigma: number): number {
  return 0; // escribe aquí T
}
check("04-temperatura", temperatura)`,
  solution: `function temperatura(tamaño: number, sigma: number): number {
  return sigma ** 2 / (2 * tamaño);
}
check("04-temperatura", temperatura)`,
  untouched: () => 0,
  // answers of about 1e-6 would all be "near" 0: the checks use larger noises too, and a tolerance far below the smallest
  cases: couples.map(([size, sigma]) => [size, sigma]),
  oracle: "la fórmula da",
  expected: (size: number, sigma: number) => sigma ** 2 / (2 * size),
  tolerance: 1e-9,
  mistakes: [
    {
      answer: (size: number, sigma: number) => sigma ** 2 / size,
      message: "Falta un 2: lo que baja Langevin es ε/2, así que ε es el doble del tamaño.",
    },
    {
      answer: (size: number, sigma: number) => (2 * sigma ** 2) / size,
      message: "El 2 está en el lado contrario: si (ε/2) = tamaño, ε es el doble del tamaño, y divide.",
    },
    {
      answer: (size: number, sigma: number) => sigma / (2 * size),
      message: "Lo que se iguala es la varianza, ε·T, y la del ruido de la receta es sigma al cuadrado.",
    },
    {
      answer: (size: number, sigma: number) => 2 * size * sigma ** 2,
      message: "Has despejado al revés: ε·T = sigma², y ε pasa dividiendo.",
    },
    {
      answer: (size: number, sigma: number) => sigma / Math.sqrt(2 * size),
      message: "Eso es la raíz de T. Eleva al cuadrado los dos lados de √(ε·T) = sigma.",
    },
  ],
  hints: [
    "Iguala primero lo que se baja: ε/2 tiene que ser el tamaño de paso.",
    "Luego iguala las varianzas del ruido: ε·T = sigma².",
    "Con ε = 2·tamaño queda 2·tamaño·T = sigma². Despeja T.",
  ],
  explanation:
    "T = ruido² / (2·tamaño). Con la receta, 0,005² / 20 = 1,25·10⁻⁶. A igual ruido, un paso más pequeño es más caliente; y para conservar T, el ruido crece con la raíz del tamaño.",
};
