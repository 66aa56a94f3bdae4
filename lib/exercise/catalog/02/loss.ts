import { generator, rng } from "../../../rng/index";
import type { CodeExercise } from "../../exercise";

const draws = generator(rng(2027));
/** n energies in [−1.5, 1.5) with two decimals. */
const energies = (n: number) => Array.from({ length: n }, () => Math.round(300 * draws.uniform() - 150) / 100);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const square = (values: readonly number[]) => values.map((v) => v * v);

export const loss: CodeExercise = {
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
