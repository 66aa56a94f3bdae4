import type { OrderExercise, PredictionExercise } from "../../exercise";

export const wells: PredictionExercise = {
  kind: "prediction",
  id: "06-doble-pozo",
  title: "la barrera que queda",
  question: [
    "En el doble pozo, E = (x² − 1)² + y², el camino va de (−1, 0) a (1, 0) y empieza dando un rodeo por (0, 1,3). Después se relaja hasta que ya no cambia.",
    "¿Cuánto valdrá entonces su barrera?",
  ],
  template: `const minima = NaN; // escribe aquí la barrera del camino relajado en el doble pozo
check("06-doble-pozo", minima)`,
  solution: `const minima = (0 * 0 - 1) ** 2 + 0 ** 2; // en (0, 0); los dos extremos valen 0
check("06-doble-pozo", minima)`,
  expected: 1,
  absolute: 0.02,
  mistakes: [
    {
      answer: 0,
      message:
        "Para que fuera 0, el camino tendría que ir de x = −1 a x = 1 sin subir nunca. ¿Puede hacerlo sin pasar por x = 0? ¿Cuánto vale E ahí, como poco?",
    },
    {
      answer: 2.69,
      message: "Esa es la energía en (0, 1,3): la barrera del rodeo, antes de relajarse. Los puntos de en medio van a bajar.",
    },
    { answer: -1, message: "Una barrera no puede ser negativa: los extremos también son puntos del camino." },
  ],
  hints: [
    "Todo camino continuo de un fondo al otro cruza la recta x = 0. Mira cuánto vale E en ella.",
    "En x = 0, E = (0 − 1)² + y² = 1 + y². ¿Cuál es el punto más bajo de esa recta?",
    "El más bajo es (0, 0), con E = 1, y en los dos extremos E = 0.",
  ],
  explanation:
    "Todo camino cruza x = 0, donde E = 1 + y² ≥ 1, así que ninguno tiene una barrera menor que 1; y el relajado, que pasa por (0, 0), la alcanza. Ese punto es un paso de montaña: el más bajo de los sitios altos por los que hay que pasar.",
};

export const order: OrderExercise = {
  kind: "order",
  id: "06-orden",
  title: "cuatro imágenes por su energía",
  question: [
    "Ordena por su energía media, de menor a mayor: uno «barajado», con los píxeles de un dígito en otro orden; un «dígito» generado; la «mezcla» al 50 % de dos dígitos; y «ruido» uniforme.",
    "Escríbelas entre comillas y separadas por comas, en la lista.",
  ],
  template: `const orden: string[] = []; // de menor a mayor: "barajado", "dígito", "mezcla", "ruido"
check("06-orden", orden)`,
  solution: `const orden: string[] = ["dígito", "mezcla", "barajado", "ruido"];
check("06-orden", orden)`,
  items: ["barajado", "dígito", "mezcla", "ruido"],
  expected: ["dígito", "mezcla", "barajado", "ruido"],
  mistakes: [
    {
      answer: ["ruido", "barajado", "mezcla", "dígito"],
      message: "Es justo al revés: aquí E es energía, y baja quiere decir probable. Si la red devolviera f = −E, ese sería el orden.",
    },
    {
      answer: ["dígito", "barajado", "mezcla", "ruido"],
      message:
        "Un dígito barajado tiene los mismos grises que un dígito, pero ningún trazo. La mezcla tiene trazos, aunque sean de dos dígitos. ¿Qué le importará más a la red?",
    },
    {
      answer: ["dígito", "mezcla", "ruido", "barajado"],
      message:
        "¿Cuál de los dos se parece más a lo que la red ha visto? En el barajado, la mayoría de los píxeles sigue siendo fondo; en el ruido, ninguno.",
    },
  ],
  hints: [
    "Pon en un extremo lo que más se parece a los datos y en el otro lo que menos.",
    "El dígito es el de menos energía, y el ruido uniforme, el de más. Quedan la mezcla y el barajado.",
    "La mezcla conserva trazos; el barajado, solo los grises. La red mira los trazos.",
  ],
  explanation:
    "La mezcla sube un poco sobre el dígito, el barajado mucho más y el ruido se dispara. La red distingue trazos, y dos trazos cruzados son para ella casi un dígito.",
};
