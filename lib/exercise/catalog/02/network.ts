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

export const order: OrderExercise = {
  kind: "order",
  id: "02-orden",
  title: "lo que sube y lo que no",
  question: [
    "Ordena, de menor a mayor energía media según la red entrenada, las cuatro clases de imágenes: los dígitos de prueba, los dígitos con grano, los dígitos con los píxeles barajados y el ruido uniforme.",
  ],
  template: `const orden: string[] = []; // de menor a mayor energía: "dígitos", "grano", "barajados", "ruido"
check("02-orden", orden)`,
  solution: `const orden: string[] = ["dígitos", "grano", "barajados", "ruido"];
check("02-orden", orden)`,
  items: ["dígitos", "grano", "barajados", "ruido"],
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
