import type { OrderExercise, PredictionExercise } from "../../exercise";

export const scale: PredictionExercise = {
  kind: "prediction",
  id: "07-escala",
  title: "la misma red, diez veces más grande",
  question: [
    "Sin freno, una red tiene pérdida L = media de E(datos) − media de E(negativas) = −0,8. Se multiplica por 10 su última capa (pesos y sesgo), así que todas las energías se multiplican por 10.",
    "Con los mismos datos y las mismas negativas, ¿cuánto vale ahora la pérdida?",
  ],
  template: `const perdida = NaN; // escribe aquí la pérdida con todas las energías multiplicadas por 10
check("07-escala", perdida)`,
  solution: `const perdida = 10 * -0.8; // las dos medias se multiplican por 10
check("07-escala", perdida)`,
  expected: -8,
  absolute: 0.01,
  mistakes: [
    {
      answer: -0.8,
      message: "Las dos energías se multiplican por 10, y su diferencia también. Sería la misma si a las dos se les sumara lo mismo.",
    },
    { answer: 8, message: "El tamaño es ese, pero mira el signo: multiplicar por 10 no lo cambia." },
    {
      answer: -80,
      message: "Eso sería multiplicar por 100. La pérdida sin freno no tiene cuadrados: ¿por cuánto se multiplica cada media?",
    },
    {
      answer: -0.08,
      message: "Has dividido. Si cada energía es diez veces mayor, ¿qué le pasa a la diferencia entre las dos medias?",
    },
  ],
  hints: [
    "Escribe las dos medias con las energías nuevas: 10·E en lugar de E.",
    "La media de 10·E es 10 veces la media de E. Saca el 10 como factor común.",
    "Es 10·(−0,8).",
  ],
  explanation:
    "La pérdida es lineal en E: siempre se puede bajar multiplicando por algo mayor que 1. Por eso no tiene mínimo, y por eso que baje no quiere decir que el modelo sea mejor.",
};

export const order: OrderExercise = {
  kind: "order",
  id: "07-orden",
  title: "cuatro modelos por su log-verosimilitud",
  question: [
    "Ordena por la log-verosimilitud exacta de datos nuevos, de menor a mayor: la red entrenada con «CD-10», el patrón «con freno», el patrón «sin freno» y la «verdadera» densidad.",
    "Escríbelas entre comillas y separadas por comas, en la lista.",
  ],
  template: `const orden: string[] = []; // de menor a mayor: "CD-10", "con freno", "sin freno", "verdadera"
check("07-orden", orden)`,
  solution: `const orden: string[] = ["sin freno", "con freno", "CD-10", "verdadera"];
check("07-orden", orden)`,
  items: ["CD-10", "con freno", "sin freno", "verdadera"],
  expected: ["sin freno", "con freno", "CD-10", "verdadera"],
  mistakes: [
    {
      answer: ["verdadera", "CD-10", "con freno", "sin freno"],
      message: "Es justo al revés: más verosimilitud es mejor, y ninguna densidad supera a la verdadera, salvo por azar.",
    },
    {
      answer: ["sin freno", "con freno", "verdadera", "CD-10"],
      message:
        "En datos nuevos, la media de log p de un modelo es la de la verdadera menos una divergencia KL, que nunca es negativa. ¿Quién va entonces al final?",
    },
    {
      answer: ["con freno", "sin freno", "CD-10", "verdadera"],
      message:
        "Sin freno, las energías crecen sin parar y casi toda la probabilidad se amontona en el punto más bajo. ¿Cuánto le queda a un dato que no está ahí?",
    },
    {
      answer: ["sin freno", "CD-10", "con freno", "verdadera"],
      message:
        "El patrón con freno aprende un clasificador entre datos y datos con ruido. CD-10 usa la cadena del modelo: su energía se para donde debe.",
    },
  ],
  hints: [
    "Hay un modelo al que nadie puede ganar, salvo por azar. Ponlo al final.",
    "Hay otro cuyas energías crecen sin límite: para él, casi todos los datos son imposibles. Ponlo al principio.",
    "Entre los dos que quedan, ¿cuál usa negativas de su propia cadena? Ese está más cerca de la verdadera.",
  ],
  explanation:
    "Lo que le falta a un modelo hasta la verdadera densidad es su divergencia KL, en nats por dato. Sin freno es enorme, con freno depende de α, y CD-10 se queda cerca.",
};

export const memory: PredictionExercise = {
  kind: "prediction",
  id: "07-memoria",
  title: "la memoria de un barrido",
  question: [
    "En la gaussiana de correlación rho = 0,9, la cadena de Gibbs está en y = 1. Por término medio, ¿cuánto vale y tras un barrido entero?",
    "El azar tiene media 0. Sigue a y: primero decide la media de x′, y x′ decide la de y′.",
  ],
  template: `const memoria = NaN; // escribe aquí cuánto queda de y tras un barrido, si rho = 0,9
check("07-memoria", memoria)`,
  solution: `const memoria = 0.9 * 0.9; // y pasa a x, y x pasa a y
check("07-memoria", memoria)`,
  expected: 0.81,
  absolute: 0.005,
  range: [-1, 1],
  mistakes: [
    { answer: 0.9, message: "Eso es la media de x′, a mitad del barrido. Falta el segundo sorteo, de x′ a y′." },
    { answer: 0, message: "Sería 0 si cada barrido fuera una muestra nueva, y eso solo pasa cuando rho = 0." },
    {
      answer: 0.19,
      message: "Eso es 1 − rho², la varianza del azar de cada sorteo. Aquí se pide la media.",
    },
    { answer: 1, message: "Algo se olvida en cada sorteo. ¿Por cuánto se multiplica la media al pasar de y a x′?" },
  ],
  hints: ["La media de x′ dado y es rho·y.", "La media de y′ dado x′ es rho·x′. Junta las dos.", "Es rho·rho·y, con rho = 0,9 e y = 1."],
  explanation:
    "Queda rho² en cada barrido, así que n barridos valen como n·(1 − rho²)/(1 + rho²) muestras independientes: con rho = 0,9, cerca de una de cada diez.",
};
