import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { between } = draws(2033, 3);
/** A recipe for [−1, 1]. */
const recipe = () => [between(1, 20), between(0.001, 0.1), between(0.01, 0.5)];

export const rescale: CodeExercise = {
  kind: "code",
  id: "08-cambio",
  title: "la misma receta, en otro intervalo",
  question: [
    "Una receta vale para imágenes x de [−1, 1]: `paso`, desviación típica del `ruido` y `recorte` del gradiente. Devuelve la lista [paso, ruido, recorte] que hace lo mismo con u de [0, 1], donde x = 2u − 1.",
    "En u, el gradiente es el doble que en x, y los desplazamientos son la mitad.",
  ],
  template: `function aCeroUno(paso: number, ruido: number, recorte: number): number[] {
  return [paso, ruido, recorte]; // escribe aquí los tres números que hacen lo mismo en [0, 1]
}
check("08-cambio", aCeroUno)`,
  solution: `function aCeroUno(paso: number, ruido: number, recorte: number): number[] {
  return [paso / 4, ruido / 2, 2 * recorte];
}
check("08-cambio", aCeroUno)`,
  untouched: (step: number, noise: number, clip: number) => [step, noise, clip],
  cases: [[10, 0.005, 0.03], [4, 0.01, 0.015], recipe(), recipe(), recipe()],
  oracle: "la regla de la cadena da",
  expected: (step: number, noise: number, clip: number) => [step / 4, noise / 2, 2 * clip],
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (step: number, noise: number, clip: number) => [step / 2, noise / 2, 2 * clip],
      message:
        "El ruido y el recorte están bien. Para el paso, cuenta dos cosas: el desplazamiento en u es la mitad, y además el gradiente que multiplica es el doble.",
    },
    {
      answer: (step: number, noise: number, clip: number) => [step / 4, noise / 2, clip],
      message:
        "El paso y el ruido están bien. El recorte se compara con el gradiente, y en u el gradiente es el doble: se recortarían píxeles que antes no.",
    },
    {
      answer: (step: number, noise: number, clip: number) => [step / 4, noise / 2, clip / 2],
      message: "El recorte va con el gradiente, y el gradiente en u no es menor que en x. ¿Por cuánto lo multiplica la regla de la cadena?",
    },
    {
      answer: (step: number, noise: number, clip: number) => [4 * step, 2 * noise, clip / 2],
      message: "Es el camino contrario: de [0, 1] a [−1, 1]. Aquí el intervalo de llegada es el más corto.",
    },
    {
      answer: (step: number, noise: number, clip: number) => [step / 2, noise / 2, clip],
      message:
        "Has dividido los desplazamientos entre 2, y eso arregla el ruido. Pero el gradiente también cambia: en u es el doble. Entra en el paso y en el recorte.",
    },
  ],
  hints: [
    "El ruido es un desplazamiento: lo que en x mide 0,005, en u mide la mitad.",
    "Escribe el desplazamiento de x: paso · g. En u es la mitad, y g se escribe con el gradiente de u, que es 2g.",
    "Paso nuevo · 2g = paso · g / 2. Y el recorte, que se compara con el gradiente, se multiplica por 2.",
  ],
  explanation:
    "El paso cambia con el cuadrado del intervalo, el ruido con el intervalo y el recorte con su inverso. Así la temperatura, ruido²/(2·paso), no cambia: es la misma energía con las mismas probabilidades.",
};
