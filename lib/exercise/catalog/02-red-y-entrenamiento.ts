import { generator, rng } from "../../rng/index";
import type { CodeExercise, PredictionExercise } from "../exercise";

const draws = generator(rng(2027));
/** n energies in [−1.5, 1.5) with two decimals. */
const energies = (n: number) => Array.from({ length: n }, () => Math.round(300 * draws.uniform() - 150) / 100);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const square = (values: readonly number[]) => values.map((v) => v * v);

const sign: PredictionExercise = {
  kind: "prediction",
  id: "02-signo",
  title: "de energías a probabilidades",
  question: [
    "La red da a dos imágenes las energías E(A) = −2 y E(B) = 1. Con p(x) ∝ exp(−E(x)), ¿cuántas veces más probable es A que B?",
    "Puedes escribir una cuenta, por ejemplo `Math.exp(2)`.",
  ],
  template: `const cociente = NaN; // escribe aquí p(A) / p(B)
check("02-signo", cociente)`,
  solution: `const cociente = Math.exp(-(-2)) / Math.exp(-1);
check("02-signo", cociente)`,
  expected: Math.exp(3),
  tolerance: 0.005,
  mistakes: [
    {
      answer: Math.exp(-3),
      message:
        "Ese es el cociente al revés: dice que A es menos probable que B. Recuerda el signo menos de exp(−E): menos energía es más probabilidad.",
    },
    { answer: 3, message: "3 es la diferencia de energías. Falta pasar de energías a probabilidades con la exponencial." },
    { answer: Math.exp(1), message: "Parece que se ha perdido un signo: la diferencia entre 1 y −2 no es 1." },
  ],
  hints: [
    "Escribe el cociente p(A) / p(B). La constante de normalización Z está en los dos y se va.",
    "p(A) / p(B) = exp(−E(A)) / exp(−E(B)).",
    "Eso es exp(E(B) − E(A)) = exp(1 − (−2)).",
  ],
  explanation:
    "p(A) / p(B) = e³ ≈ 20. Para comparar dos imágenes no hace falta conocer Z: basta la diferencia de energías. Si una red devuelve f = −E, como la de muchos tutoriales, las altas son las probables.",
};

const parameters: PredictionExercise = {
  kind: "prediction",
  id: "02-parametros",
  title: "los parámetros de una convolución",
  question: [
    "La primera capa de la red es una convolución con 16 filtros de 5×5, sobre una imagen de 32×32 con un solo canal, avanzando de 2 en 2 y con un sesgo por filtro.",
    "¿Cuántos parámetros tiene esa capa?",
  ],
  template: `const recuento = NaN; // escribe aquí tu número
check("02-parametros", recuento)`,
  solution: `const recuento = 16 * (5 * 5 * 1 + 1);
check("02-parametros", recuento)`,
  expected: 416,
  tolerance: 0,
  mistakes: [
    { answer: 400, message: "Esos son los pesos de los 16 filtros. Cada filtro tiene, además, un sesgo." },
    { answer: 401, message: "Hay un sesgo por filtro, no uno para toda la capa." },
    { answer: 26, message: "Eso es lo que tiene un solo filtro con su sesgo, y hay 16." },
    { answer: 25, message: "Eso son los pesos de un solo filtro: faltan los otros filtros y los sesgos." },
    {
      answer: 4096,
      message:
        "16·16·16 son los valores que salen de la capa. Los parámetros son lo que la capa aprende: no dependen del tamaño de la imagen.",
    },
    {
      answer: 16384,
      message:
        "32·32·16 mezcla el tamaño de la imagen con los filtros. Los parámetros no dependen del tamaño de la imagen: cada filtro es el mismo en todas las posiciones.",
    },
  ],
  hints: [
    "Cuenta primero los números que guarda un solo filtro.",
    "Un filtro de 5×5 sobre un canal tiene 5·5·1 pesos y un sesgo.",
    "Son 26 números por filtro, y hay 16 filtros.",
  ],
  explanation:
    "16 · (5·5·1 + 1) = 416, lo mismo que dice el resumen de la red. El tamaño de la imagen y el paso de 2 en 2 no cuentan: el mismo filtro se usa en todas las posiciones.",
};

const loss: CodeExercise = {
  kind: "code",
  id: "02-perdida",
  title: "la pérdida contrastiva",
  question: [
    "Recibes las energías de un lote de imágenes reales, las de un lote de imágenes falsas y el peso `alfa`. Escribe la pérdida: media de E(reales) − media de E(falsas) + alfa · (media de E(reales)² + media de E(falsas)²).",
    "La primera parte baja la energía de los datos y sube la de las muestras; la segunda evita que las energías crezcan sin freno.",
  ],
  template: `function perdida(reales: number[], falsas: number[], alfa: number): number {
  const media = (valores: number[]) => valores.reduce((a, b) => a + b, 0) / valores.length;
  return 0; // escribe aquí la pérdida
}
check("02-perdida", perdida)`,
  solution: `function perdida(reales: number[], falsas: number[], alfa: number): number {
  const media = (valores: number[]) => valores.reduce((a, b) => a + b, 0) / valores.length;
  const cuadrados = (valores: number[]) => valores.map((e) => e * e);
  return media(reales) - media(falsas) + alfa * (media(cuadrados(reales)) + media(cuadrados(falsas)));
}
check("02-perdida", perdida)`,
  untouched: () => 0,
  cases: [0.1, 0.5, 1, 2].map((alpha, i) => [energies(2 + i), energies(5), alpha]),
  oracle: "la fórmula da",
  expected: (real: number[], fake: number[], alpha: number) => mean(real) - mean(fake) + alpha * (mean(square(real)) + mean(square(fake))),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (real: number[], fake: number[], alpha: number) =>
        mean(fake) - mean(real) + alpha * (mean(square(real)) + mean(square(fake))),
      message:
        "La diferencia está al revés: al minimizarla subirías la energía de los datos. Con E = energía, lo real va sumando. (Con f = −E se escribe al revés: de ahí la confusión con otros tutoriales.)",
    },
    {
      answer: (real: number[], fake: number[]) => mean(real) - mean(fake),
      message: "La parte contrastiva está bien. Falta el freno: el término con `alfa` y los cuadrados de las energías.",
    },
    {
      answer: (real: number[], fake: number[], alpha: number) => mean(real) - mean(fake) + alpha * (mean(real) ** 2 + mean(fake) ** 2),
      message:
        "Casi: has elevado al cuadrado las medias. Se pide la media de los cuadrados, que frena cada energía aunque las positivas y las negativas se compensen.",
    },
    {
      answer: (real: number[], fake: number[], alpha: number) => mean(real) - mean(fake) + alpha * mean(square(real)),
      message: "En el freno falta la parte de las falsas: las dos energías pueden crecer.",
    },
    {
      answer: (real: number[], fake: number[], alpha: number) => mean(real) - mean(fake) + alpha * mean(square([...real, ...fake])),
      message: "El freno es la suma de dos medias, una por lote; tú has hecho una sola media con los dos lotes juntos.",
    },
    {
      answer: (real: number[], fake: number[], alpha: number) =>
        mean(real) - mean(fake) - alpha * (mean(square(real)) + mean(square(fake))),
      message: "El freno tiene que sumar: si resta, al minimizar la pérdida se premian las energías enormes.",
    },
  ],
  hints: [
    "Calcula por separado las dos partes, la contrastiva y el freno, y súmalas al final.",
    "La parte contrastiva es `media(reales) - media(falsas)`. Para el freno necesitas antes los cuadrados: `reales.map((e) => e * e)`.",
    "El freno es `alfa * (media(cuadrados de reales) + media(cuadrados de falsas))`.",
  ],
  explanation:
    "Si las falsas son muestras del modelo, el gradiente de la parte contrastiva es, en promedio, el de −log p: minimizarla es aumentar la verosimilitud. Baja la energía donde hay datos y la sube donde el modelo pone muestras. Cuando las dos coinciden, deja de empujar.",
};

/** Exercises of the notebook 02-red-y-entrenamiento. */
export const networkAndTraining = [sign, parameters, loss] as const;
