import type { OrderExercise, PredictionExercise } from "../../exercise";

export const parameters: PredictionExercise = {
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

export const age: PredictionExercise = {
  kind: "prediction",
  id: "02-edad",
  title: "la edad de la memoria",
  question: [
    "En cada ronda, cada cadena empieza en ruido nuevo con probabilidad 0,05 y, si no, donde otra se quedó. Al volver a la memoria, una imagen tiene una ronda más que al salir (las que empezaron en ruido vuelven con edad 1).",
    "Cuando la memoria lleva mucho tiempo trabajando y las imágenes del principio ya se han ido, ¿qué edad media tienen las que guarda?",
  ],
  template: `const edad = NaN; // escribe aquí tu número
check("02-edad", edad)`,
  solution: `const edad = 1 / 0.05;
check("02-edad", edad)`,
  expected: 20,
  absolute: 0.5,
  mistakes: [
    {
      answer: 19,
      message: "Esa es la edad media con la que salen de la memoria. Vuelven con una ronda más, y son las que vuelven las que guarda.",
    },
    {
      answer: 1200,
      message: "Parece que has contado pasos de Langevin (60 en cada ronda). La edad se cuenta en rondas.",
    },
    { answer: 60, message: "60 son los pasos de Langevin de una ronda; la edad cuenta rondas." },
    {
      answer: 64,
      message:
        "8192 / 128 = 64 rondas son lo que tarda la memoria en renovarse entera. Pero la edad de una imagen no empieza a contar cuando entra: hereda la de la cadena que continúa.",
    },
    {
      answer: 0.05,
      message:
        "Esa es la probabilidad de empezar de cero. ¿Cuántas rondas hay que esperar, de media, a que ocurra algo de esa probabilidad?",
    },
  ],
  hints: [
    "¿Cuántas tiradas hacen falta, de media, para sacar un 6 con un dado? Aquí el «6» es empezar de cero.",
    "Llama `a` a la edad media. Una imagen que vuelve tiene 1 ronda más que la edad con la que salió, y salió con edad 0 el 5 % de las veces.",
    "La edad media cumple `a = 1 + 0,95 · a`. Despeja `a`.",
  ],
  explanation:
    "a = 1 + 0,95 a da a = 1 / 0,05 = 20 rondas: es la espera media hasta un suceso de probabilidad 0,05. Con 60 pasos por ronda son 1200 pasos de Langevin, y el entrenamiento solo paga 60 cada vez.",
};

export const order: OrderExercise = {
  kind: "order",
  id: "02-orden",
  title: "lo que sube y lo que no",
  question: [
    "Ordena, de menor a mayor energía media según la red entrenada, las cuatro clases de imágenes: los dígitos con los píxeles «barajados», los «dígitos» de prueba, los dígitos con «grano» y el «ruido» uniforme.",
  ],
  template: `const orden: string[] = []; // de menor a mayor energía: "barajados", "dígitos", "grano", "ruido"
check("02-orden", orden)`,
  solution: `const orden: string[] = ["dígitos", "grano", "barajados", "ruido"];
check("02-orden", orden)`,
  items: ["barajados", "dígitos", "grano", "ruido"],
  expected: ["dígitos", "grano", "barajados", "ruido"],
  mistakes: [
    {
      answer: ["ruido", "barajados", "grano", "dígitos"],
      message: "Es el orden justo al revés. Con nuestro signo, lo probable tiene poca energía.",
    },
    {
      answer: ["dígitos", "barajados", "grano", "ruido"],
      message:
        "Barajar conserva la cantidad de tinta y el color de cada píxel, pero rompe todos los trazos; un poco de grano los deja donde estaban. ¿Qué crees que mira una convolución?",
    },
    {
      answer: ["dígitos", "grano", "ruido", "barajados"],
      message:
        "Casi. Un dígito barajado conserva una página sobre todo blanca; en el ruido uniforme, todos los píxeles están fuera de sitio. ¿Cuál está más lejos de lo que la red ha visto en los datos?",
    },
  ],
  hints: [
    "Lo que más se parece a los datos tiene menos energía. ¿Cuál de las cuatro clases son los datos?",
    "El grano cambia poco cada píxel y deja enteros los trazos. Barajar deja los píxeles como eran y rompe los trazos.",
    "En los extremos están los dígitos y el ruido. De las otras dos, el grano es el que menos destroza.",
  ],
  explanation:
    "La red mira cómo se juntan los píxeles: el grano estropea un poco cada trazo, barajar los rompe todos, y el ruido no tiene ni trazos ni fondo.",
};
