import type { OrderExercise, PredictionExercise } from "../../exercise";
import { printFact } from "../print-facts";

export const order: OrderExercise = {
  kind: "order",
  id: "04-orden",
  title: "¿qué tamaño baja más en 50 pasos?",
  question: [
    'Dieciséis cadenas parten del mismo ruido y dan 50 pasos con tamaño "1", "5", "10" o "50". Ordena los tamaños de menos a más energía media al final.',
  ],
  template: `const orden: string[] = []; // de menos a más energía tras 50 pasos: "1", "5", "10", "50"
check("04-orden", orden)`,
  solution: `const orden: string[] = ["50", "10", "5", "1"];
check("04-orden", orden)`,
  items: ["1", "5", "10", "50"],
  expected: ["50", "10", "5", "1"],
  mistakes: [
    {
      answer: ["1", "5", "10", "50"],
      message:
        "Es justo al revés. Con los mismos pasos, ¿quién recorre más camino cuesta abajo, el que da pasos cortos o el que los da largos?",
    },
    {
      answer: ["10", "5", "1", "50"],
      message:
        "Temes que el 50 se pase de largo. Un paso así mueve mucho la imagen, pero hasta dónde aguanta este paisaje solo se sabe midiendo, y aquí aguanta.",
    },
    {
      answer: ["10", "50", "5", "1"],
      message: "Casi: pones delante el de la receta. Que un valor sea el habitual no quiere decir que baje más que otro en 50 pasos.",
    },
  ],
  hints: [
    "Cada paso avanza el tamaño por la pendiente. Con 50 pasos, ¿quién recorre más?",
    "Si ningún tamaño fuera demasiado grande, el orden sería el del camino recorrido.",
    "Ninguno lo es: pon delante el mayor y detrás el menor.",
  ],
  explanation:
    "A igual número de pasos, el más largo llega más abajo. Si alguno fuera inestable se vería aquí, y no se ve: ni siquiera con 50.",
};

export const product: PredictionExercise = {
  kind: "prediction",
  id: "04-producto",
  title: "los pasos que equivalen",
  question: ["Con tamaño 10 se dan 500 pasos. ¿Cuántos pasos de tamaño 50 hacen falta para el mismo tiempo t = tamaño × número de pasos?"],
  template: `const pasosDeTamaño50 = NaN; // escribe aquí tu número
check("04-producto", pasosDeTamaño50)`,
  solution: `const pasosDeTamaño50 = (10 * 500) / 50;
check("04-producto", pasosDeTamaño50)`,
  expected: 100,
  tolerance: 0,
  mistakes: [
    { answer: 2500, message: "Has multiplicado por 5. Si cada paso avanza cinco veces más, ¿hacen falta más pasos o menos?" },
    { answer: 500, message: "Con los mismos pasos y un tamaño cinco veces mayor, el tiempo sería cinco veces mayor." },
    { answer: 5000, message: "5000 es el tiempo t = 10 × 500. Falta decir cuántos pasos de tamaño 50 caben en él." },
    { answer: 5, message: "5 es cuántas veces mayor es el tamaño. Falta llevarlo al número de pasos." },
  ],
  hints: [
    "Calcula el tiempo de los 500 pasos de tamaño 10.",
    "Ese tiempo, 5000, tiene que ser 50 por el número de pasos.",
    "Divide 5000 entre 50.",
  ],
  explanation:
    "500 · 10 = 100 · 50 = 5000. Cada paso cuesta lo mismo, así que el tamaño 50 llega con la quinta parte del cálculo. Comprueba en el mapa que esas dos casillas tienen casi la misma energía.",
};

export const crossing: PredictionExercise = {
  kind: "prediction",
  id: "04-cruce",
  title: "cruzar de blanco a negro",
  question: [
    "Un píxel está en −1, el blanco del papel, y el gradiente lo empuja siempre hacia 1, el negro de la tinta, con la mayor fuerza que deja el recorte. Con tamaño 10, recorte 0,03 y sin ruido, ¿cuántos pasos tarda en llegar a 1?",
  ],
  template: `const pasosDeCruce = NaN; // escribe aquí tu número
check("04-cruce", pasosDeCruce)`,
  solution: `const pasosDeCruce = Math.ceil(2 / (10 * 0.03));
check("04-cruce", pasosDeCruce)`,
  expected: 7,
  tolerance: 0,
  mistakes: [
    { answer: 2 / 0.3, message: "2 entre 0,3 no es entero, y no se puede dar una parte de un paso: con seis no llega." },
    { answer: 6, message: "Seis pasos de 0,3 suman 1,8, y de −1 a 1 hay 2." },
    { answer: 67, message: "Has usado 0,03 por paso. Falta multiplicar por el tamaño, 10." },
    { answer: 4, message: "De −1 a 1 hay una distancia de 2, no de 1." },
    { answer: 10, message: "10 es el tamaño de paso. Calcula cuánto se mueve el píxel en un paso y cuántos caben de −1 a 1." },
  ],
  hints: [
    "¿Cuánto se mueve el píxel, como mucho, en un paso?",
    "10 · 0,03 = 0,3 por paso. Y de −1 a 1 hay 2.",
    "2 / 0,3 = 6,67: con seis pasos no llega.",
  ],
  explanation:
    "Siete. Es el mínimo que permite el techo; el gradiente de verdad empuja bastante menos, así que un píxel medio tarda varias veces más. Por eso diez pasos son tan pocos.",
};

/** Spanish: what a share of digits says about the images of the largest noise. */
function sawDigits(share: number): string {
  if (share === 0) return "el clasificador no ve ni un dígito";
  return share < 0.3 ? "el clasificador apenas ve algún dígito" : "el clasificador aún ve dígitos bajo el grano";
}

export const noisyDigits: PredictionExercise = {
  kind: "prediction",
  id: "04-ruido",
  title: "dígitos con ruido 0,5",
  question: [
    "Con tamaño 10, ruido 0,5 y la tanda larga, ¿qué parte de las muestras, de 0 a 1, reconocerá el clasificador como dígitos con más del 90 % de confianza? Se acepta un error de 0,1.",
  ],
  template: `const parteReconocida = NaN; // escribe aquí tu número, entre 0 y 1
check("04-ruido", parteReconocida, { medido: reconocidasConRuido })`,
  solution: `const parteReconocida = 0.05;
check("04-ruido", parteReconocida, { medido: reconocidasConRuido })`,
  context: { reconocidasConRuido: 0 },
  expected: (facts) => Number(facts.medido),
  absolute: 0.1,
  range: [0, 1],
  mistakes: [
    {
      answer: 1,
      message:
        "Si el ruido solo aportara variedad, sí. Pero en cada paso cada píxel recibe un empujón de 0,5, en una escala que va de −1 a 1.",
    },
    {
      answer: 0.5,
      message: "No es la mitad. Compara lo que el ruido mueve un píxel en un paso, 0,5, con lo más que puede moverlo el gradiente, 0,3.",
    },
  ],
  hints: [
    "Compara el empujón del ruido, 0,5, con el techo de lo que baja un paso, 0,3.",
    "Si en cada paso entra más ruido del que el gradiente puede quitar, ¿cómo será la imagen?",
    "La imagen queda llena de grano, y el clasificador se entrenó con dígitos limpios: la parte es muy pequeña.",
  ],
  explanation: (facts) =>
    `La parte es ${printFact(facts, "medido")}: ${sawDigits(Number(facts.medido))}. A un píxel le entra en un paso un ruido de 0,5 de desviación, y el gradiente le quita 0,3 como mucho: siempre queda grano, y las cadenas no llegan abajo. Mira después su distancia media: son imágenes muy distintas unas de otras, y no por eso diversas.`,
};
