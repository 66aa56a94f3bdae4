import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { between, list } = draws(2031);
const values = (n: number) => list(n, -2, 2);

export const linear: CodeExercise = {
  kind: "code",
  id: "06-lineal",
  title: "un punto de la recta",
  question: [
    "Recibes los extremos `a` y `b`, dos listas igual de largas, y `t`, la parte del camino recorrida, entre 0 y 1. Devuelve el punto x(t) = (1 − t)·a + t·b.",
    "Con t = 0 tiene que salir a; con t = 1, b.",
  ],
  template: `function mezcla(a: number[], b: number[], t: number): number[] {
  return a.map((valor, k) => valor); // escribe aquí la coordenada k del punto x(t)
}
check("06-lineal", mezcla)`,
  solution: `function mezcla(a: number[], b: number[], t: number): number[] {
  return a.map((valor, k) => (1 - t) * valor + t * b[k]);
}
check("06-lineal", mezcla)`,
  untouched: (a: number[]) => [...a],
  cases: [0.25, 0.4, 1, 0, between(0.6, 0.9)].map((t, i) => {
    const n = 2 + (i % 3);
    return [values(n), values(n), t];
  }),
  oracle: "la fórmula da",
  expected: (a: number[], b: number[], t: number) => a.map((value, k) => (1 - t) * value + t * b[k]),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (a: number[], b: number[], t: number) => a.map((value, k) => t * value + (1 - t) * b[k]),
      message: "Tu camino va al revés, de b hacia a: con t = 0 debería salir a.",
    },
    {
      answer: (a: number[], b: number[], t: number) => a.map((value, k) => value + t * b[k]),
      message: "Con t = 1 da a + b, y debería dar b: al sumar un poco de b hay que quitar ese mismo poco de a.",
    },
    {
      answer: (a: number[], b: number[]) => a.map((value, k) => (value + b[k]) / 2),
      message: "Eso es siempre el punto medio: falta usar `t`.",
    },
  ],
  hints: [
    "La coordenada k del resultado solo depende de la coordenada k de a, de la de b y de t.",
    "`valor` es la coordenada k de a, y `b[k]`, la de b. ¿Con qué peso entra cada una?",
    "El peso de `valor` es 1 − t, y el de `b[k]` es t.",
  ],
  explanation:
    "Cada coordenada es una media de las de los extremos, con pesos 1 − t y t, que suman 1. Por eso no se sale nunca de entre las dos: una mezcla de imágenes de [−1, 1] es una imagen de [−1, 1].",
};

const ends = (energies: readonly number[]) => [energies[0], energies[energies.length - 1]] as const;
const highest = (energies: readonly number[]) => energies.reduce((a, b) => Math.max(a, b));

export const height: CodeExercise = {
  kind: "code",
  id: "06-barrera",
  title: "la altura de la joroba",
  question: [
    "Recibes las energías a lo largo de un camino, de un extremo al otro. Devuelve su barrera: la mayor energía del camino menos la del extremo más alto.",
    "`Math.max(...energias)` es la mayor de una lista, y `energias[energias.length - 1]`, la última.",
  ],
  template: `function barrera(energias: number[]): number {
  return 0; // escribe aquí la altura de la joroba sobre el extremo más alto
}
check("06-barrera", barrera)`,
  solution: `function barrera(energias: number[]): number {
  const ultima = energias[energias.length - 1];
  return Math.max(...energias) - Math.max(energias[0], ultima);
}
check("06-barrera", barrera)`,
  untouched: () => 0,
  cases: [[[0.5, 2, -1, 3, 1]], [[1.2, 2.5, 0.3, -0.4]], [[-1, 0.5, 2, 1.5, -2]], [[3, 2.2, 1, 0.4]], ...[5, 6, 7].map((n) => [values(n)])],
  oracle: "la definición da",
  expected: (energies: number[]) => highest(energies) - Math.max(...ends(energies)),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (energies: number[]) => highest(energies) - energies[0],
      message: "Eso es lo que se sube desde el primer punto. La barrera se mide desde el extremo más alto, que a veces es el último.",
    },
    {
      answer: (energies: number[]) => highest(energies) - Math.min(...ends(energies)),
      message:
        "Has restado el extremo más bajo: eso es lo que sube quien sale de él, y vale más de 0 aunque el camino solo baje. Se pide sobre el más alto.",
    },
    {
      answer: (energies: number[]) => highest(energies) - (ends(energies)[0] + ends(energies)[1]) / 2,
      message: "Has restado la media de los dos extremos. Se pide la altura sobre el más alto de los dos.",
    },
    {
      answer: (energies: number[]) => highest(energies),
      message: "Esa es la energía de lo más alto. Falta restar la del extremo más alto: solo cuentan las diferencias de energía.",
    },
    {
      answer: (energies: number[]) => highest(energies) - Math.min(...energies),
      message: "Esa es la diferencia entre lo más alto y lo más bajo de todo el camino. Los valles de en medio no cuentan.",
    },
    {
      answer: (energies: number[]) => highest(energies.slice(1, -1)) - Math.max(...ends(energies)),
      message:
        "Si el camino solo baja, eso sale negativo. Los extremos también son puntos del camino: con ellos dentro del máximo, lo menos que sale es 0.",
    },
  ],
  hints: [
    "Son dos máximos: el de todo el camino y el de los dos extremos.",
    "El extremo más alto es `Math.max(energias[0], energias[energias.length - 1])`.",
    "La barrera es `Math.max(...energias)` menos ese extremo.",
  ],
  explanation:
    "La barrera es 0 cuando ningún punto supera a los dos extremos, y no cambia si se suma lo mismo a todas las energías: solo cuentan las diferencias.",
};

/** Vectors of norm 1 with short decimals, in two and three dimensions. */
const UNIT_PAIRS: readonly (readonly [a: readonly number[], b: readonly number[]])[] = [
  [
    [1, 0],
    [0, 1],
  ],
  [
    [0.6, 0.8],
    [-0.8, 0.6],
  ],
  [
    [0.28, 0.96],
    [-0.96, -0.28],
  ],
  [
    [0.6, 0, 0.8],
    [0, 1, 0],
  ],
  [
    [0.48, 0.6, 0.64],
    [0.36, -0.48, -0.8],
  ],
];
type Weights = (angle: number, t: number) => readonly [ofA: number, ofB: number];
/** The combination of a and b with weights that depend on the angle between them. */
const weighted = (weights: Weights) => (a: number[], b: number[], t: number) => {
  const [ofA, ofB] = weights(Math.acos(a.reduce((sum, value, k) => sum + value * b[k], 0)), t);
  return a.map((value, k) => ofA * value + ofB * b[k]);
};

export const slerp: CodeExercise = {
  kind: "code",
  id: "06-slerp",
  title: "la interpolación esférica",
  question: [
    "Recibes dos vectores `a` y `b` de norma 1, en forma de lista, y `t` entre 0 y 1. Devuelve el punto del arco: sin((1 − t)Ω)/sin Ω · a + sin(tΩ)/sin Ω · b.",
    "El ángulo Ω ya está calculado, en radianes, en `omega`. El seno es `Math.sin`.",
  ],
  template: `function esferica(a: number[], b: number[], t: number): number[] {
  const coseno = a.reduce((suma, valor, k) => suma + valor * b[k], 0);
  const omega = Math.acos(coseno); // el ángulo entre a y b
  return a.map((valor, k) => (1 - t) * valor + t * b[k]); // cambia la recta por el arco
}
check("06-slerp", esferica)`,
  solution: `function esferica(a: number[], b: number[], t: number): number[] {
  const coseno = a.reduce((suma, valor, k) => suma + valor * b[k], 0);
  const omega = Math.acos(coseno); // el ángulo entre a y b
  const deA = Math.sin((1 - t) * omega) / Math.sin(omega);
  const deB = Math.sin(t * omega) / Math.sin(omega);
  return a.map((valor, k) => deA * valor + deB * b[k]);
}
check("06-slerp", esferica)`,
  untouched: weighted((_, t) => [1 - t, t]),
  cases: UNIT_PAIRS.map(([a, b]) => [[...a], [...b], between(0.1, 0.4)]),
  oracle: "la fórmula da",
  expected: weighted((angle, t) => [Math.sin((1 - t) * angle) / Math.sin(angle), Math.sin(t * angle) / Math.sin(angle)]),
  tolerance: 1e-4,
  mistakes: [
    {
      answer: weighted((angle, t) => [Math.sin(t * angle) / Math.sin(angle), Math.sin((1 - t) * angle) / Math.sin(angle)]),
      message: "Los dos pesos están cambiados: tu arco va de b a a. Con t = 0 debería salir a.",
    },
    {
      answer: weighted((angle, t) => [Math.sin((1 - t) * angle), Math.sin(t * angle)]),
      message: "Falta dividir entre sin Ω: así, con t = 0, no sale a. (Si a y b son perpendiculares, sin Ω = 1 y no se nota.)",
    },
    {
      answer: weighted((angle, t) => {
        const norm = Math.sqrt((1 - t) ** 2 + t ** 2 + 2 * t * (1 - t) * Math.cos(angle));
        return [(1 - t) / norm, t / norm];
      }),
      message:
        "Has tomado la recta y le has devuelto la norma 1: el punto está en el arco, pero no donde debe. Así se va más deprisa por el centro que por los lados; con los senos, la velocidad es constante.",
    },
    {
      answer: weighted((angle, t) => [Math.cos(t * angle), Math.sin(t * angle)]),
      message:
        "Eso vale solo si a y b son perpendiculares, porque entonces sin((1 − t)Ω) = cos(tΩ). Usa la fórmula general, con sus dos senos divididos entre sin Ω.",
    },
  ],
  hints: [
    "Solo cambian los dos pesos: 1 − t y t dejan su sitio a dos cocientes de senos.",
    "El peso de a es `Math.sin((1 - t) * omega) / Math.sin(omega)`.",
    "El de b es `Math.sin(t * omega) / Math.sin(omega)`. Con ellos, la última línea es la misma de antes.",
  ],
  explanation:
    "Los dos pesos hacen que la norma sea siempre 1 y que el ángulo crezca por igual con t. Cuando Ω es pequeño, sin(tΩ)/sin Ω ≈ t, y el arco y la recta casi coinciden.",
};
