import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { list } = draws(2027);
const energies = (n: number) => list(n, -1.5, 1.5);
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

const { between, random } = draws(2028);
const signed = () => between(-1, 1);

/** The Adam of the template, with its rate and its two decays. */
const ADAM = { rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

/** Both moments after a step, and a weight moved by `rate` · `direction`. */
type Moments = readonly [first: number, second: number];
const moments = (g: number, m: number, v: number): Moments => [
  ADAM.beta1 * m + (1 - ADAM.beta1) * g,
  ADAM.beta2 * v + (1 - ADAM.beta2) * g * g,
];
const unbiased = ([m, v]: Moments, t: number): Moments => [m / (1 - ADAM.beta1 ** t), v / (1 - ADAM.beta2 ** t)];
const moved = (weight: number, [top, under]: Moments) => weight - (ADAM.rate * top) / (Math.sqrt(under) + ADAM.epsilon);

export const step: CodeExercise = {
  kind: "code",
  id: "02-adam",
  title: "un paso de Adam",
  question: [
    "Escribe el paso de Adam para un solo peso. Recibes el peso, el gradiente `g`, las dos medias móviles de antes del paso, `[m, v]`, y el número del paso, `t`, que empieza en 1. Devuelves el peso nuevo y las dos medias nuevas.",
    "En el código, β₁ᵗ se escribe `beta1 ** t`, y la raíz cuadrada, `Math.sqrt(…)`.",
  ],
  template: `function pasoAdam(peso: number, g: number, [m, v]: number[], t: number): number[] {
  const [eta, beta1, beta2, epsilon] = [0.01, 0.9, 0.999, 1e-7];
  const mNueva = m; // escribe aquí la media móvil de g
  const vNueva = v; // y aquí la de g²
  const pesoNuevo = peso; // y aquí el peso corregido
  return [pesoNuevo, mNueva, vNueva];
}
check("02-adam", pasoAdam)`,
  solution: `function pasoAdam(peso: number, g: number, [m, v]: number[], t: number): number[] {
  const [eta, beta1, beta2, epsilon] = [0.01, 0.9, 0.999, 1e-7];
  const mNueva = beta1 * m + (1 - beta1) * g;
  const vNueva = beta2 * v + (1 - beta2) * g ** 2;
  const arriba = mNueva / (1 - beta1 ** t);
  const abajo = Math.sqrt(vNueva / (1 - beta2 ** t)) + epsilon;
  const pesoNuevo = peso - (eta * arriba) / abajo;
  return [pesoNuevo, mNueva, vNueva];
}
check("02-adam", pasoAdam)`,
  untouched: (weight: number, _: number, [m, v]: Moments) => [weight, m, v],
  cases: [1, 2, 5, 50].map((t) => [signed(), signed(), [signed(), 0.05 + random.uniform() / 2], t]),
  oracle: "las fórmulas dan",
  expected: (weight: number, g: number, [m, v]: Moments, t: number) => {
    const next = moments(g, m, v);
    return [moved(weight, unbiased(next, t)), ...next];
  },
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (weight: number, g: number, [m, v]: Moments) => {
        const next = moments(g, m, v);
        return [moved(weight, next), ...next];
      },
      message:
        "Las dos medias están bien, pero al corregir el peso faltan los divisores 1 − β₁ᵗ y 1 − β₂ᵗ: sin ellos, los primeros pasos usan medias que aún recuerdan que empezaron en 0.",
    },
    {
      answer: (weight: number, g: number, [m, v]: Moments, t: number) => {
        const next = moments(g, m, v);
        return [2 * weight - moved(weight, unbiased(next, t)), ...next];
      },
      message: "Las medias están bien, pero tu peso va cuesta arriba: para que la pérdida baje, el paso se resta.",
    },
    {
      answer: (weight: number, g: number, [m, v]: Moments, t: number) => {
        const next = moments(g, m, v);
        return [moved(weight, [g, unbiased(next, t)[1]]), ...next];
      },
      message:
        "Las medias están bien, pero has movido el peso con el gradiente de este lote, `g`. Adam se mueve con la media móvil, que tiembla menos.",
    },
    {
      answer: (weight: number, g: number, [m, v]: Moments, t: number) => {
        const next = moments(g, m, v);
        const [top, under] = unbiased(next, t);
        return [weight - (ADAM.rate * top) / (under + ADAM.epsilon), ...next];
      },
      message: "Falta la raíz: `v` guarda cuadrados, y el paso se divide entre su raíz, que tiene el tamaño de un gradiente.",
    },
    {
      answer: (weight: number, g: number, [m, v]: Moments, t: number) => {
        const next: Moments = [ADAM.beta1 * m + g, ADAM.beta2 * v + g * g];
        return [moved(weight, unbiased(next, t)), ...next];
      },
      message: "A las medias les falta un factor: el valor nuevo entra con peso 1 − β, para que el total siga siendo una media.",
    },
    {
      answer: (weight: number, g: number, [m, v]: Moments, t: number) => [moved(weight, unbiased([m, v], t)), ...moments(g, m, v)],
      message: "Has calculado bien las medias nuevas, pero corriges el peso con las de antes: primero se actualizan y después se usan.",
    },
  ],
  hints: [
    "Ve en orden: primero las dos medias móviles y, con las nuevas, el peso.",
    "La media móvil de `g` es `beta1 * m + (1 - beta1) * g`. La otra es igual, con `beta2`, `v` y `g ** 2`.",
    "El peso nuevo es `peso - (eta * A) / (Math.sqrt(B) + epsilon)`, con `A = mNueva / (1 - beta1 ** t)`. Falta que escribas `B`.",
  ],
  explanation:
    "Coincide. Fíjate en el primer paso, con m = v = 0 y t = 1: las dos correcciones dejan g / √g², es decir, ±1. Adam mueve cada peso casi exactamente η, hacia un lado o hacia el otro, por pequeño que sea su gradiente. Por eso perder m y v al reanudar se nota.",
};
