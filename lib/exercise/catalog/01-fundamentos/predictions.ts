import type { OrderExercise, PredictionExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const temperature: OrderExercise = {
  kind: "order",
  id: "01-temperatura",
  title: "fría, templada y caliente",
  question: [
    "La misma energía a tres temperaturas: `fría` (T = 0,1), `templada` (T = 0,5) y `caliente` (T = 2). El pozo de la izquierda es el hondo.",
    "Ordénalas de menor a mayor según la parte de la probabilidad que está a la izquierda, en x < 0.",
  ],
  template: `const orden: string[] = []; // de menor a mayor: "caliente", "fría", "templada"
check("01-temperatura", orden)`,
  solution: `const orden: string[] = ["caliente", "templada", "fría"];
check("01-temperatura", orden)`,
  items: ["caliente", "fría", "templada"],
  expected: ["caliente", "templada", "fría"],
  mistakes: [
    {
      answer: ["fría", "templada", "caliente"],
      message:
        "Es justo al revés. Piensa en los extremos: con muchísima temperatura, exp(−E/T) vale casi lo mismo en los dos pozos, y ninguno gana.",
    },
    {
      answer: ["templada", "caliente", "fría"],
      message:
        "La fría está en su sitio, pero entre las otras dos no puede haber un mínimo: al calentar, la ventaja del pozo hondo solo se va perdiendo.",
    },
  ],
  hints: [
    "La ventaja del pozo hondo es, más o menos, exp(ΔE/T), con ΔE = 0,5.",
    "Calcula exp(0,5/T) con T = 0,1 y con T = 2.",
    "Con T = 0,1 el pozo hondo gana por unas 150 veces; con T = 2, apenas por 1,3.",
  ],
  explanation:
    "Cuanto más frío, más pesa la diferencia de energías: casi toda la probabilidad está en el pozo hondo. Al calentar, los dos pozos tienden a repartírsela por igual.",
};

export const rises: PredictionExercise = {
  kind: "prediction",
  id: "01-suben",
  title: "¿cuántos pasos suben?",
  question: [
    "Las partículas con ruido llevan ya muchos pasos y están en equilibrio con el paisaje. Mira un paso cualquiera de una partícula cualquiera.",
    "¿En qué parte de esos pasos la partícula acaba con más energía que antes? Escribe un número entre 0 (nunca) y 1 (siempre).",
  ],
  template: `const parte = NaN; // escribe aquí tu número, entre 0 y 1
check("01-suben", parte, { medido: suben })`,
  solution: `const parte = 0.5;
check("01-suben", parte, { medido: suben })`,
  context: { suben: 0.499 },
  expected: ({ medido }) => Number(medido),
  absolute: 0.05,
  range: [0, 1],
  mistakes: [
    {
      answer: 0,
      message: "Eso sería el descenso sin ruido. Si nunca subiera ninguna, acabarían todas quietas en el fondo, y no es lo que has visto.",
    },
    {
      answer: 0.25,
      message:
        "Si bajaran tres de cada cuatro veces con saltos parecidos, la energía media seguiría bajando, y en equilibrio ya no cambia.",
    },
    { answer: 1, message: "Si siempre subieran, la energía media no dejaría de crecer, y en equilibrio ya no cambia." },
  ],
  hints: [
    "En equilibrio, la energía media de las partículas ya no cambia. ¿Qué dice eso de las subidas y las bajadas?",
    "Recuerda el balance detallado: entre dos sitios cualesquiera se cruza tantas veces en un sentido como en el otro.",
    "Por cada paso de A a B, que baja, hay otro de B a A, que sube.",
  ],
  explanation: (facts) =>
    `Lo medido es ${printFact(facts, "medido", 3)}: la mitad. El balance detallado lo explica: en equilibrio, cada paso que baja de A a B tiene su pareja de B a A, que sube, con casi la misma frecuencia (exactamente la misma, si ε es muy pequeño).`,
};
