import type { OrderExercise, PredictionExercise } from "../../exercise";

export const centre: PredictionExercise = {
  kind: "prediction",
  id: "10-gaussianas",
  title: "el producto de dos gaussianas",
  question: [
    "A es una gaussiana de centro 0 y varianza 1: E_A = x²/2. B tiene centro 3 y varianza 0,5: E_B = (x − 3)².",
    "La suma E_A + E_B es otra parábola. ¿Dónde está su mínimo, el centro del producto?",
  ],
  template: `const centro = NaN; // escribe aquí el centro del producto
check("10-gaussianas", centro)`,
  solution: `const centro = (1 * 0 + 2 * 3) / (1 + 2); // cada centro pesa la inversa de su varianza
check("10-gaussianas", centro)`,
  expected: 2,
  absolute: 0.01,
  mistakes: [
    { answer: 1.5, message: "Eso sería si las dos varianzas fueran iguales. ¿Cuál de las dos parábolas es más estrecha, y tira más?" },
    { answer: 1, message: "Has dado más peso a la más ancha. Una gaussiana estrecha sabe más: pesa la inversa de su varianza." },
    { answer: 3, message: "Ahí está el mínimo de B sola. En x = 3, ¿qué pendiente tiene E_A?" },
    { answer: 6, message: "Falta dividir entre la suma de los pesos, 1 + 2." },
  ],
  hints: [
    "En el mínimo, la derivada de la suma vale 0.",
    "La derivada de x²/2 es x; la de (x − 3)² es 2(x − 3).",
    "Despeja x + 2(x − 3) = 0.",
  ],
  explanation:
    "Las inversas de las varianzas se suman: el producto tiene varianza 1/(1 + 2), menor que las dos. «Y» afina; por eso un producto de expertos flojos puede ser un buen experto.",
};

export const share: PredictionExercise = {
  kind: "prediction",
  id: "10-reparto",
  title: "una constante en la unión",
  question: [
    "A y B son energías con la misma Z y muy separadas. Su unión, con pesos iguales, da la mitad de las muestras a cada una.",
    "Alguien suma log 3 a la energía A. La densidad de A por separado no cambia. ¿Qué parte de las muestras de la unión es ahora de A?",
  ],
  template: `const parteA = NaN; // escribe aquí qué parte de las muestras es de A
check("10-reparto", parteA)`,
  solution: `const parteA = (1 / 3) / (1 / 3 + 1); // exp(−log 3) = 1/3
check("10-reparto", parteA)`,
  expected: 0.25,
  absolute: 0.005,
  range: [0, 1],
  mistakes: [
    { answer: 0.5, message: "Sería así en un producto, donde las constantes se van con Z. En la unión, exp(−E_A) entra en una suma." },
    { answer: 0.75, message: "Mira el signo: sumar a la energía la hace menos probable." },
    {
      answer: 1 / 3,
      message: "Ese es el peso de A frente a 1 de B. La parte es el peso de A entre la suma de los dos.",
    },
    { answer: 0, message: "La constante no prohíbe A: la multiplica por exp(−log 3). ¿Cuánto es eso?" },
  ],
  hints: [
    "¿Por cuánto se multiplica exp(−E_A) al sumar log 3 a E_A?",
    "exp(−log 3) = 1/3: el peso de A baja a 1/3 y el de B sigue en 1.",
    "La parte de A es (1/3) / (1/3 + 1).",
  ],
  explanation:
    "Las partes de una unión son π Z / Σ π Z. De una energía aprendida no se sabe Z, así que no se sabe en qué proporción se mezclan: hay que medirla o fijarla.",
};

export const ofEight: PredictionExercise = {
  kind: "prediction",
  id: "10-ocho",
  title: "una muestra o la media de ocho",
  question: [
    "En un píxel oculto, la condicional tiene varianza 0,16. La verdad y las muestras del modelo son sorteos independientes de ella.",
    "El error cuadrático de una muestra es de media 2 · 0,16 = 0,32. ¿Cuánto es el de la media de 8 muestras?",
  ],
  template: `const errorDeOcho = NaN; // escribe aquí el error de la media de 8 muestras
check("10-ocho", errorDeOcho)`,
  solution: `const errorDeOcho = 0.16 + 0.16 / 8; // la varianza de la verdad y la de la media de 8
check("10-ocho", errorDeOcho)`,
  expected: 0.18,
  absolute: 0.001,
  mistakes: [
    { answer: 0.04, message: "Has dividido entre 8 el error entero. La mitad de él es de la verdad, y promediar muestras no la cambia." },
    { answer: 0.02, message: "Eso es la varianza de la media de 8. Falta la de la verdad, que también es un sorteo." },
    { answer: 0.16, message: "Ese es el límite con infinitas muestras. Con 8, la media todavía varía un poco." },
    { answer: 0.32, message: "Eso es el error de una sola. ¿Qué le pasa a la varianza de una media de 8 sorteos independientes?" },
  ],
  hints: [
    "La diferencia de dos sorteos independientes tiene por varianza la suma de las dos varianzas.",
    "Uno es la verdad, de varianza 0,16. El otro es la media de 8 muestras: ¿qué varianza tiene?",
    "Es 0,16 + 0,16/8.",
  ],
  explanation:
    "Una muestra perfecta paga el doble de lo inevitable, y una media borrosa, casi nada de más. El cociente sería 0,18/0,32 = 0,56, y un modelo que no sea perfecto se aparta de él. El error cuadrático solo no dice si un relleno es bueno: premia las medias.",
};

export const noise: OrderExercise = {
  kind: "order",
  id: "10-ruido",
  title: "quién quita mejor el ruido",
  question: [
    "Ordena de menor a mayor error cuadrático: la imagen del «filtro» de 3 × 3, la «ruidosa» sin tocar y la de la «energía» con su mejor temperatura.",
    "Escríbelas entre comillas y separadas por comas, en la lista.",
  ],
  template: `const orden: string[] = []; // de menor a mayor error: "filtro", "ruidosa", "energía"
check("10-ruido", orden)`,
  solution: `const orden: string[] = ["energía", "filtro", "ruidosa"];
check("10-ruido", orden)`,
  items: ["filtro", "ruidosa", "energía"],
  expected: ["energía", "filtro", "ruidosa"],
  mistakes: [
    {
      answer: ["ruidosa", "filtro", "energía"],
      message: "Es al revés: se pide de menor a mayor error. ¿Quién queda más cerca de la imagen limpia?",
    },
    {
      answer: ["filtro", "energía", "ruidosa"],
      message: "El filtro promedia vecinos y emborrona los bordes. La energía sabe qué aspecto tiene un trazo: ¿quién lo tiene más fácil?",
    },
    {
      answer: ["energía", "ruidosa", "filtro"],
      message: "Promediar nueve píxeles divide la desviación del ruido entre tres. ¿De verdad queda peor que sin tocar?",
    },
  ],
  hints: [
    "Sin tocar, el error es la varianza del ruido, σ_y².",
    "Promediar nueve píxeles divide la varianza del ruido entre nueve, pero emborrona los trazos.",
    "La energía sabe cómo es un trazo: quita el ruido sin borrar sus bordes.",
  ],
  explanation:
    "El filtro solo sabe que los píxeles vecinos se parecen. La energía sabe cómo son los dígitos, y con la temperatura adecuada eso vale más.",
};
