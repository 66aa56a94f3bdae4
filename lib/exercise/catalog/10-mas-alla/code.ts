import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { between, list } = draws(2035);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
/** −log mean exp(−E), from the lowest energy. */
const softLeast = (energies: readonly number[]) => {
  const least = Math.min(...energies);
  return least - Math.log(sum(energies.map((e) => Math.exp(least - e))) / energies.length);
};

export const union: CodeExercise = {
  kind: "code",
  id: "10-union",
  title: "la unión, sin que se desborde",
  question: [
    "Recibes la lista de energías de un punto, una por cada parte de la unión. Devuelve −log de la media de exp(−E), con pesos iguales.",
    "Hay energías como 1000 o −1000: exp(−1000) es 0 y exp(1000) es infinito para la máquina. Saca antes la menor: −log Σ exp(−E) = m − log Σ exp(m − E), con m = Math.min(...energias).",
  ],
  template: `function union(energias: number[]): number {
  return 0; // escribe aquí −log de la media de exp(−E), sin que se desborde
}
check("10-union", union)`,
  solution: `function union(energias: number[]): number {
  const menor = Math.min(...energias);
  const suma = energias.reduce((total, E) => total + Math.exp(menor - E), 0);
  return menor - Math.log(suma / energias.length);
}
check("10-union", union)`,
  untouched: () => 0,
  cases: [[[1, 3]], [[1000, 1002, 1001]], [[-1000, -998]], [list(3, -2, 2)], [list(4, 0, 5)]],
  oracle: "la media de exp(−E) da",
  expected: softLeast,
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (energies: number[]) => softLeast(energies) - Math.min(...energies),
      message: "Has sacado fuera la energía menor y no la has vuelto a poner: falta sumarla al final.",
    },
    {
      answer: (energies: number[]) => softLeast(energies) - Math.log(energies.length),
      message: "Eso es −log de la suma. La unión con pesos iguales lleva la media: divide entre el número de partes.",
    },
    {
      answer: (energies: number[]) => sum(energies) / energies.length,
      message: "Eso es la media de las energías, que sería un producto de densidades, «y». Aquí se promedian las densidades.",
    },
    {
      answer: (energies: number[]) => Math.min(...energies),
      message: "Casi: la menor es la que manda, pero las demás también suman. Te falta el logaritmo.",
    },
  ],
  hints: [
    "Guarda la menor: const menor = Math.min(...energias).",
    "Suma las exponenciales de menor − E: la mayor de todas vale 1, así que ninguna se desborda.",
    "Devuelve menor − Math.log(suma / energias.length).",
  ],
  explanation:
    "Es un mínimo suave: casi la menor de las energías. El truco de sacarla fuera está en toda biblioteca que trabaje con densidades, y en la nuestra se llama `logSumExp`.",
};

/** −log softmax(h)_k. */
const surprise = (outputs: readonly number[], k: number) => {
  const most = Math.max(...outputs);
  return most + Math.log(sum(outputs.map((h) => Math.exp(h - most)))) - outputs[k];
};

export const classEnergy: CodeExercise = {
  kind: "code",
  id: "10-clase",
  title: "la energía de una clase",
  question: [
    "La red da una salida h por clase. Devuelve −log p(k | x) = E_k − E, con E_k = −h[k] y E = −log Σ exp(h).",
    "Aquí las salidas son pequeñas: no hace falta cuidarse del desbordamiento.",
  ],
  template: `function energiaClase(salidas: number[], k: number): number {
  return 0; // escribe aquí −log p(k | x), a partir de las salidas h de la red
}
check("10-clase", energiaClase)`,
  solution: `function energiaClase(salidas: number[], k: number): number {
  const suma = salidas.reduce((total, h) => total + Math.exp(h), 0);
  return Math.log(suma) - salidas[k];
}
check("10-clase", energiaClase)`,
  untouched: () => 0,
  cases: [
    [[0, 0], 1],
    [[2, -1, 0.5], 0],
    [list(4, -2, 3), 2],
    [list(5, -3, 3), 4],
    [[between(0, 2), between(-2, 0)], 0],
  ],
  oracle: "la diferencia E_k − E es",
  expected: surprise,
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (outputs: number[], k: number) => -outputs[k],
      message: "Eso es E_k, la energía de la clase. Falta restarle E, la de todas.",
    },
    {
      answer: (outputs: number[], k: number) => -surprise(outputs, k),
      message: "Tiene el signo cambiado: −log de una probabilidad nunca es negativo.",
    },
    {
      answer: (outputs: number[], k: number) => Math.exp(-surprise(outputs, k)),
      message: "Eso es p(k | x). Se pide su −log, que es lo que se suma a otra energía.",
    },
    {
      answer: (outputs: number[], k: number) => -surprise(outputs, k) - 2 * outputs[k],
      message: "Has sumado E en lugar de restarla. E = −log Σ exp(h), así que −E es +log Σ exp(h).",
    },
  ],
  hints: [
    "Escribe primero E = −log Σ exp(h).",
    "E_k − E = −h[k] + log Σ exp(h).",
    "const suma = salidas.reduce((total, h) => total + Math.exp(h), 0); y después Math.log(suma) - salidas[k].",
  ],
  explanation:
    "Es la entropía cruzada de un solo dato: entrenar un clasificador es bajar esta energía en los pares (imagen, clase) que se conocen.",
};
