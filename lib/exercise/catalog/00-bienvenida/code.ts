import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { list } = draws(2026);
/** n coordinates of points of the landscape. */
const coordinates = (n: number) => list(n, -2, 2);

/** The landscape of the notebook: `doubleWell()` of ebm/energy. */
const energy = (x: number, y: number) => (x * x - 1) ** 2 + y * y;
/** Half the distance of the central differences; their error here is h²|∂³E|/6 < 1e-7. */
const H = 1e-4;

export const gradient: CodeExercise = {
  kind: "code",
  id: "00-gradiente",
  title: "el gradiente del doble pozo",
  question: [
    "El paisaje del cuaderno es E(x, y) = (x² − 1)² + y²: dos pozos en (−1, 0) y (1, 0), separados por una barrera.",
    "Escribe la función que da su gradiente, [∂E/∂x, ∂E/∂y]. La comprobación la compara con la pendiente medida en puntos al azar.",
  ],
  template: `function gradiente(x: number, y: number): [number, number] {
  const dx = 0; // escribe aquí ∂E/∂x
  const dy = 0; // escribe aquí ∂E/∂y
  return [dx, dy];
}
check("00-gradiente", gradiente)`,
  solution: `function gradiente(x: number, y: number): [number, number] {
  const dx = 4 * x * (x * x - 1);
  const dy = 2 * y;
  return [dx, dy];
}
check("00-gradiente", gradiente)`,
  untouched: () => [0, 0],
  cases: Array.from({ length: 12 }, () => coordinates(2)),
  oracle: "la pendiente medida (diferencias centrales) es",
  expected: (x: number, y: number) => [(energy(x + H, y) - energy(x - H, y)) / (2 * H), (energy(x, y + H) - energy(x, y - H)) / (2 * H)],
  tolerance: 1e-4,
  mistakes: [
    {
      answer: (x: number, y: number) => [-4 * x * (x * x - 1), -2 * y],
      message:
        "Es justo el gradiente cambiado de signo, −∇E: la dirección en la que se baja. Aquí se pide ∇E, que apunta cuesta arriba; el signo menos lo pondrá después el paso de Langevin.",
    },
    {
      answer: (x: number, y: number) => [2 * (x * x - 1), 2 * y],
      message:
        "La derivada respecto a y está bien. En la de x falta la regla de la cadena: has derivado el cuadrado de fuera, pero no lo que hay dentro del paréntesis.",
    },
    {
      answer: (x: number, y: number) => [2 * y, 4 * x * (x * x - 1)],
      message: "Las dos derivadas son correctas, pero están cambiadas de sitio: primero ∂E/∂x y después ∂E/∂y.",
    },
    { answer: (x: number, y: number) => [4 * x * (x * x - 1), y], message: "La derivada respecto a x está bien. Repasa la de y²." },
  ],
  hints: [
    "Deriva E respecto a x como si y fuera un número fijo y, después, respecto a y como si x fuera un número fijo.",
    "Para (x² − 1)² usa la regla de la cadena: la derivada de u² es 2u·u′, y aquí u = x² − 1.",
    "u′ = 2x, así que ∂E/∂x = 2 (x² − 1) · 2x. Y la derivada de y² es 2y.",
  ],
  explanation:
    "∇E = (4x (x² − 1), 2y) coincide con la pendiente medida. Se anula en los dos pozos y también en (0, 0), que es un paso de montaña: por eso un gradiente nulo no basta para decir «aquí hay un mínimo».",
};

/** The weight exp(−E/T) of each energy. */
const weights = (energies: readonly number[], T: number) => energies.map((E) => Math.exp(-E / T));
/** Numbers divided by their sum. */
const shares = (values: readonly number[]) => values.map((v) => v / values.reduce((a, b) => a + b, 0));

export const probabilities: CodeExercise = {
  kind: "code",
  id: "00-boltzmann",
  title: "de energías a probabilidades",
  question: [
    "Si solo hay unos pocos estados posibles, Z es una suma y no una integral: Z = e^(−E₁/T) + e^(−E₂/T) + …",
    "Escribe la función que recibe la lista de sus energías y la temperatura, y devuelve la lista de sus probabilidades de Boltzmann.",
  ],
  template: `function probabilidades(energias: number[], T: number): number[] {
  const pesos = energias.map((E) => 0); // escribe aquí el peso de cada energía
  return pesos; // y aquí, lo que falta
}
check("00-boltzmann", probabilidades)`,
  solution: `function probabilidades(energias: number[], T: number): number[] {
  const pesos = energias.map((E) => Math.exp(-E / T));
  const Z = pesos.reduce((suma, peso) => suma + peso, 0);
  return pesos.map((peso) => peso / Z);
}
check("00-boltzmann", probabilidades)`,
  untouched: (energies: number[]) => energies.map(() => 0),
  // Positive energies and no T near 1, so that the mistakes can be told apart.
  cases: [0.5, 2, 0.25, 3].map((T, i) => [coordinates(2 + i).map((x) => Math.abs(x) + 0.1), T]),
  oracle: "la fórmula da",
  expected: (energies: number[], T: number) => shares(weights(energies, T)),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: weights as (...args: never[]) => number[],
      message: "Los pesos están bien. Pero no suman 1: falta dividirlos entre Z.",
    },
    {
      answer: (energies: number[], T: number) => shares(energies.map((E) => Math.exp(E / T))),
      message: "Suman 1, pero al revés: das más probabilidad a las energías altas. Falta el signo menos del exponente.",
    },
    {
      answer: (energies: number[]) => shares(weights(energies, 1)),
      message: "Eso es correcto cuando T = 1. Con otra temperatura, la energía se divide antes entre T.",
    },
    {
      answer: (energies: number[], T: number) => shares(weights(energies, 1 / T)),
      message: "T multiplica a la energía y debería dividirla: al calentar, las diferencias de energía cuentan menos.",
    },
    {
      answer: (energies: number[]) => shares(energies),
      message: "Repartes en proporción a la energía, así que lo alto sale más probable. El peso de cada estado es una exponencial de −E/T.",
    },
  ],
  hints: [
    "Primero el peso de cada estado, e^(−E/T); después, que todos sumen 1.",
    "El peso es `Math.exp(-E / T)`, y Z es la suma de los pesos: `pesos.reduce((suma, peso) => suma + peso, 0)`.",
    "Devuelve `pesos.map((peso) => peso / Z)`.",
  ],
  explanation:
    "Con tres o cuatro estados, Z es una suma corta. Con imágenes de 1024 píxeles, aunque cada píxel fuera solo blanco o negro, tendría 2¹⁰²⁴ sumandos: más de un 1 con 300 ceros. Por eso interesa un método que no la necesite.",
};

const EPSILON = 0.1;
/** Not 1/2: there √(2·ε·T), the noise of another convention, would be √ε, and the two mistakes could not be told apart. */
const TEMPERATURE = 0.25;

export const step: CodeExercise = {
  kind: "code",
  id: "00-paso",
  title: "un paso de Langevin",
  question: [
    "Un paso de Langevin baja un poco por la pendiente y añade un empujón al azar: x′ = x − (ε/2)·g + √(ε·T)·ξ, donde g es el gradiente en x y ξ es un número al azar de media 0 y varianza 1.",
    "Escribe ese paso para una coordenada. Recibes `x`, `g` y `xi` (ξ) y devuelves x′.",
  ],
  template: `function paso(x: number, g: number, xi: number): number {
  const epsilon = 0.1; // ε, el tamaño del paso
  const T = 0.25; // la temperatura
  return x; // escribe aquí el paso
}
check("00-paso", paso)`,
  solution: `function paso(x: number, g: number, xi: number): number {
  const epsilon = 0.1; // ε, el tamaño del paso
  const T = 0.25; // la temperatura
  return x - (epsilon / 2) * g + Math.sqrt(epsilon * T) * xi;
}
check("00-paso", paso)`,
  untouched: (x: number) => x,
  cases: Array.from({ length: 8 }, () => coordinates(3)),
  oracle: "la fórmula da",
  expected: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + Math.sqrt(EPSILON * TEMPERATURE) * xi,
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (x: number, g: number, xi: number) => x + (EPSILON / 2) * g + Math.sqrt(EPSILON * TEMPERATURE) * xi,
      message: "Tu partícula sube: el gradiente apunta cuesta arriba. Con E = energía (baja = probable), el paso lo resta.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - EPSILON * g + Math.sqrt(EPSILON * TEMPERATURE) * xi,
      message: "El ruido está bien, pero bajas el doble de lo debido: al gradiente lo multiplica ε/2.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + EPSILON * TEMPERATURE * xi,
      message: "Falta la raíz: el ruido crece con √(ε·T), porque lo que se suma de un paso a otro son las varianzas.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + Math.sqrt(2 * EPSILON * TEMPERATURE) * xi,
      message: "√(2·ε·T) es el ruido que acompaña al paso x − ε·g; aquí se baja ε/2 por paso, así que el ruido es √(ε·T).",
    },
    {
      answer: (x: number, g: number, xi: number) => x - EPSILON * g + Math.sqrt(2 * EPSILON * TEMPERATURE) * xi,
      message:
        "x − ε·g + √(2·ε·T)·ξ también es un paso de Langevin, pero con otra convención: avanza como el nuestro con un ε el doble de grande. Aquí se baja ε/2 por paso.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + Math.sqrt(EPSILON) * xi,
      message: "La bajada está bien, pero el ruido no depende de la temperatura: la T va dentro de la raíz.",
    },
    {
      answer: (x: number, g: number) => x - (EPSILON / 2) * g,
      message: "La bajada está bien, pero falta el empujón al azar: sin él, la partícula cae al pozo y ya no explora.",
    },
  ],
  hints: [
    "El paso tiene tres sumandos: dónde estabas, lo que bajas y el empujón al azar.",
    "Lo que bajas es `(epsilon / 2) * g`, y va restando.",
    "El empujón es `Math.sqrt(epsilon * T) * xi`. Solo queda juntar los tres sumandos.",
  ],
  explanation:
    "Repetido muchas veces con ε pequeño, este paso recorre el paisaje visitando cada punto en proporción a exp(−E/T): es un método de muestreo, no solo un descenso.",
};
