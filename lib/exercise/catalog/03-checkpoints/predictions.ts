import type { Facts, OrderExercise, PredictionExercise } from "../../exercise";
import { percentFact, printFact } from "../print-facts";

/** The names from the lowest energy to the highest, as the notebook measured them. */
function byEnergy(facts: Facts): string[] {
  const energies = { datos: Number(facts.datos), muestras: Number(facts.muestras), ruido: Number(facts.ruido) };
  return (Object.keys(energies) as (keyof typeof energies)[]).sort((a, b) => energies[a] - energies[b]);
}

export const order: OrderExercise = {
  kind: "order",
  id: "03-orden",
  title: "¿quién tiene menos energía?",
  question: [
    "Con la red de la última época hay tres grupos de imágenes: dígitos de prueba (`datos`), ruido uniforme (`ruido`) y ese mismo ruido tras 100 pasos de Langevin (`muestras`).",
    "Pon los tres en orden según su energía media, de menor a mayor. Recuerda que 100 pasos son pocos: mira cómo son las muestras de la última fila de la figura.",
  ],
  template: `const orden: string[] = []; // de menor a mayor: "datos", "ruido", "muestras"
check("03-orden", orden, { datos: energiaDatos, muestras: energiaMuestras, ruido: energiaRuido })`,
  solution: `const orden: string[] = ["datos", "muestras", "ruido"];
check("03-orden", orden, { datos: energiaDatos, muestras: energiaMuestras, ruido: energiaRuido })`,
  context: { energiaDatos: 0.02, energiaMuestras: 0.05, energiaRuido: 8 },
  items: ["datos", "ruido", "muestras"],
  expected: byEnergy,
  mistakes: [
    {
      answer: ["ruido", "muestras", "datos"],
      message: "Está justo al revés: es el orden por probabilidad. Con E = energía, baja quiere decir probable.",
    },
    {
      answer: ["muestras", "datos", "ruido"],
      message:
        "Es lo que ocurre si se deja bajar a las cadenas mucho más tiempo. Tras 100 pasos todavía les queda camino: muchas son trazos a medio hacer.",
    },
    {
      answer: ["datos", "ruido", "muestras"],
      message: "Las muestras salen del ruido bajando: no pueden acabar por encima de donde empezaron.",
    },
  ],
  hints: [
    "Dos de los tres grupos están muy cerca uno del otro, y el tercero, muy lejos.",
    "El entrenamiento baja la energía de los datos, y las cadenas salen del ruido y bajan.",
    "A mitad de camino entre el ruido y los datos quedan las muestras a medio hacer.",
  ],
  explanation: (facts) =>
    `El ruido está en ${printFact(facts, "ruido", 3)}, las muestras de 100 pasos en ${printFact(facts, "muestras", 3)} y los datos en ${printFact(facts, "datos", 3)}. Casi toda la bajada está hecha, pero no toda. Fíjate en lo juntos que están los dos últimos: en esa diferencia tan pequeña cabe todo lo que separa un garabato de un dígito.`,
};

export const share: PredictionExercise = {
  kind: "prediction",
  id: "03-cuantas",
  title: "¿cuántas son cifras?",
  question: [
    "Con la red de la última época, 64 cadenas han dado 500 pasos desde ruido. El clasificador cuenta como cifra a una muestra cuando está seguro de cuál es, con más de un 90 % de confianza; de los dígitos de verdad, cuenta a casi todos.",
    "¿Qué parte de las muestras, de 0 a 1, crees que cuenta? Se acepta un error de 0,12, que es lo que el azar mueve esa parte con 64 cadenas.",
  ],
  template: `const parte = NaN; // escribe aquí tu número, entre 0 y 1
check("03-cuantas", parte, { medida: parteUltima })`,
  solution: `const parte = 0.58;
check("03-cuantas", parte, { medida: parteUltima })`,
  context: { parteUltima: 0.58 },
  expected: (facts) => Number(facts.medida),
  absolute: 0.12,
  range: [0, 1],
  mistakes: [
    {
      answer: 0.97,
      message:
        "Eso es lo que el clasificador cuenta en dígitos reales. Las muestras tienen su misma energía, más o menos, y sin embargo entre ellas hay más trazos que no son ninguna cifra.",
    },
    {
      answer: 0.1,
      message: "Muy pocas: las figuras anteriores, de 100 pasos, enseñan ya algunas cifras, y con 500 pasos hay más.",
    },
  ],
  hints: [
    "Mira la última fila de la primera figura y cuenta cuántas de las 16 leerías sin dudar. Aquí hay cinco veces más pasos.",
    "No son tantas como entre los dígitos de verdad: hay cadenas que acaban en trazos que no son ninguna cifra.",
    "La parte que has contado tras 100 pasos se queda corta: con 500, más cadenas cierran sus trazos. Di bastante más, sin llegar a la parte de los dígitos de verdad.",
  ],
  explanation: (facts) =>
    `Son el ${percentFact(facts, "medida")}. Con 64 cadenas, otra semilla podría dar unos doce puntos más o menos: por eso la figura que sigue lleva una banda.`,
};

export const bias: PredictionExercise = {
  kind: "prediction",
  id: "03-sesgo",
  title: "una red con 3 más",
  question: [
    "Según una red, la imagen A es 20 veces más probable que la B. Copiamos la red y sumamos 3 al sesgo de su última capa: todas sus energías suben 3.",
    "Según la copia, ¿cuántas veces más probable es A que B?",
  ],
  template: `const vecesMas = NaN; // escribe aquí tu número
check("03-sesgo", vecesMas)`,
  solution: `const vecesMas = 20;
check("03-sesgo", vecesMas)`,
  expected: 20,
  tolerance: 0.001,
  mistakes: [
    {
      answer: 20 * Math.exp(-3),
      message: "exp(−3) multiplica a A, pero también a B: en el cociente se va.",
    },
    { answer: 20 * Math.exp(3), message: "exp(3) aparecería si subiera solo la energía de B. Suben las dos." },
    { answer: 23, message: "Se suman 3 a las energías, no al cociente de probabilidades." },
    { answer: 60, message: "Sumar 3 a las energías no multiplica por 3 las probabilidades." },
    {
      answer: 1,
      message: "Sumar lo mismo a todas las imágenes no las iguala: la diferencia entre A y B sigue siendo la que era.",
    },
  ],
  hints: [
    "Escribe p(A) / p(B) con las energías viejas, y luego con las nuevas.",
    "p(A) / p(B) = exp(E(B) − E(A)): solo cuenta la diferencia.",
    "(E(B) + 3) − (E(A) + 3) es E(B) − E(A).",
  ],
  explanation:
    "Sigue siendo 20: la constante está en las dos energías y se va, y la nueva Z = e⁻³ · Z absorbe el resto. Las dos redes son la misma distribución con energías distintas. Por eso un valor suelto de E no dice nada, y una diferencia dentro de una misma red, sí.",
};
