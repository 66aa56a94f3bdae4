import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { between, list, random } = draws(2030);
/** n numbers between −1 and 1, no two of them equal. */
function different(n: number): number[] {
  const values = new Set<number>();
  while (values.size < n) values.add(between(-1, 1));
  return [...values];
}

/** n digits, how sure the judge is of each, from 0.8 to 1, and the threshold. */
const judged = (n: number) => [Array.from({ length: n }, () => random.integer(10)), list(n, -0.1, 0.1).map((by) => 0.9 + by), 0.9] as const;
const distinct = (digits: readonly number[], sure: (i: number) => boolean) => new Set(digits.filter((_, i) => sure(i))).size;

export const coverage: CodeExercise = {
  kind: "code",
  id: "03-cobertura",
  title: "la cobertura",
  question: [
    "Recibes lo que el clasificador dice de unas muestras: `cifras[i]`, de 0 a 9, y `confianzas[i]`, cómo de seguro está. Una muestra cuenta si su confianza es mayor que `umbral`.",
    "Devuelve cuántas cifras distintas hay entre las que cuentan: de 0 a 10.",
  ],
  template: `function cobertura(cifras: number[], confianzas: number[], umbral: number): number {
  return 0; // escribe aquí cuántas cifras distintas hay entre las que cuentan
}
check("03-cobertura", cobertura)`,
  solution: `function cobertura(cifras: number[], confianzas: number[], umbral: number): number {
  const cuentan = cifras.filter((_, i) => confianzas[i] > umbral);
  return new Set(cuentan).size;
}
check("03-cobertura", cobertura)`,
  untouched: () => 0,
  cases: [
    [[7, 7, 1, 4], [0.95, 0.99, 0.97, 0.3], 0.9],
    [[3, 5], [0.9, 0.91], 0.9],
    ...[12, 16, 20, 24].map((n) => judged(n)),
    [[2, 2, 6], [0.4, 0.6, 0.7], 0.5],
  ],
  oracle: "la cobertura es",
  expected: (digits: number[], confidences: number[], threshold: number) => distinct(digits, (i) => confidences[i] > threshold),
  tolerance: 0,
  mistakes: [
    {
      answer: (digits: number[], confidences: number[], threshold: number) => digits.filter((_, i) => confidences[i] > threshold).length,
      message: "Cuentas muestras, y se piden cifras distintas: mil unos perfectos tienen cobertura 1.",
    },
    {
      answer: (digits: number[]) => new Set(digits).size,
      message: "Cuentas también las muestras dudosas. El clasificador da siempre una cifra, aunque apenas se la crea: falta el umbral.",
    },
    {
      answer: (digits: number[], confidences: number[]) => distinct(digits, (i) => confidences[i] > 0.9),
      message: "Has escrito 0.9 en lugar de `umbral`, que puede ser otro.",
    },
    {
      answer: (digits: number[], confidences: number[], threshold: number) => distinct(digits, (i) => confidences[i] >= threshold),
      message: "Casi: una confianza igual al umbral no es mayor que él.",
    },
    {
      answer: (digits: number[], confidences: number[], threshold: number) => distinct(digits, (i) => confidences[i] > threshold) / 10,
      message: "Es la parte de las diez cifras. Se pide cuántas son, sin dividir.",
    },
  ],
  hints: [
    "Son dos pasos: quedarse con las muestras que cuentan, y ver cuántas cifras diferentes hay entre ellas.",
    "`cifras.filter((_, i) => confianzas[i] > umbral)` son las cifras de las que cuentan.",
    "Un `Set` no guarda repetidos: `new Set(lista).size` dice cuántos valores distintos tiene una lista.",
  ],
  explanation:
    "La cobertura mira otra cosa que la parte de dígitos: una red que solo dibuja unos perfectos tiene el 100 % de dígitos y una cobertura de 1. La calidad y la variedad se miden por separado.",
};

const ranks = (values: readonly number[]) => values.map((v) => values.filter((w) => w < v).length + 1);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
function pearson(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a, b].map((values) => values.map((v) => v - mean(values)));
  const dot = (p: readonly number[], q: readonly number[]) => p.reduce((sum, v, i) => sum + v * q[i], 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}
const squares = (a: readonly number[], b: readonly number[]) => ranks(a).reduce((sum, rank, i) => sum + (rank - ranks(b)[i]) ** 2, 0);
const size = (a: readonly number[]) => a.length * (a.length ** 2 - 1);

export const rankCorrelation: CodeExercise = {
  kind: "code",
  id: "03-spearman",
  title: "la correlación de Spearman",
  question: [
    "¿Van juntas dos listas, aunque no sea en línea recta? Spearman (1904) cambia cada valor por su «rango», el lugar que ocupa de menor a mayor (1, 2, …, n), y compara los rangos. Sin valores repetidos, ρ = 1 − 6·Σd² / (n·(n² − 1)), donde d es la diferencia entre los dos rangos de cada pareja.",
    "ρ vale 1 si el orden es el mismo, −1 si es el contrario y cerca de 0 si uno no dice nada del otro. La función `rangos` ya está escrita.",
  ],
  template: `function correlacion(a: number[], b: number[]): number {
  const rangos = (valores: number[]) =>
    valores.map((v) => valores.filter((otro) => otro < v).length + 1);
  return 0; // escribe aquí ρ
}
check("03-spearman", correlacion)`,
  solution: `function correlacion(a: number[], b: number[]): number {
  const rangos = (valores: number[]) =>
    valores.map((v) => valores.filter((otro) => otro < v).length + 1);
  const [deA, deB] = [rangos(a), rangos(b)];
  const suma = deA.reduce((total, rango, i) => total + (rango - deB[i]) ** 2, 0);
  return 1 - (6 * suma) / (a.length * (a.length ** 2 - 1));
}
check("03-spearman", correlacion)`,
  untouched: () => 0,
  cases: [
    [
      [1, 2, 3, 4, 5],
      [1, 10, 2000, 100, 3000],
    ],
    ...[6, 8, 12, 20].map((n) => [different(n), different(n)]),
  ],
  oracle: "la correlación de Spearman es",
  expected: (a: number[], b: number[]) => 1 - (6 * squares(a, b)) / size(a),
  tolerance: 1e-9,
  mistakes: [
    {
      answer: (a: number[], b: number[]) => pearson(a, b),
      message:
        "Esa es la correlación lineal de los valores. Spearman la calcula con los rangos: así le da igual que la relación sea curva.",
    },
    {
      answer: (a: number[], b: number[]) => 1 - (6 * a.reduce((sum, v, i) => sum + (v - b[i]) ** 2, 0)) / size(a),
      message: "Has restado los valores. Hay que restar sus rangos: `rangos(a)` y `rangos(b)`.",
    },
    {
      answer: (a: number[], b: number[]) => (6 * squares(a, b)) / size(a),
      message: "Falta el «1 −»: tal como está, dos listas con el mismo orden dan 0.",
    },
    {
      answer: (a: number[], b: number[]) => 1 - (6 * ranks(a).reduce((sum, rank, i) => sum + Math.abs(rank - ranks(b)[i]), 0)) / size(a),
      message: "Sumas las diferencias de los rangos sin elevarlas al cuadrado.",
    },
    {
      answer: (a: number[], b: number[]) => 1 - (6 * squares(a, b)) / a.length ** 3,
      message: "El divisor es n·(n² − 1), no n³.",
    },
  ],
  hints: [
    "Calcula primero los dos rangos: `const deA = rangos(a)` y `const deB = rangos(b)`.",
    "Σd² es `deA.reduce((total, rango, i) => total + (rango - deB[i]) ** 2, 0)`.",
    "Divide 6·Σd² entre `a.length * (a.length ** 2 - 1)` y réstalo de 1.",
  ],
  explanation:
    "Si los rangos coinciden, Σd² = 0 y ρ = 1; si son los contrarios, Σd² es lo más grande que puede ser y ρ = −1. `spearman`, de `ebm/metrics`, hace lo mismo y reparte los empates.",
};
