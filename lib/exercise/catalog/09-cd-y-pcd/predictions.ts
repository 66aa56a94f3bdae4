import type { OrderExercise, PredictionExercise } from "../../exercise";

export const temperature: PredictionExercise = {
  kind: "prediction",
  id: "09-temperatura",
  title: "la temperatura de la regla de la guía",
  question: [
    "La regla de la receta es x ← x − η·∇E + σ·ξ. La de Langevin a temperatura T es x ← x − (ε/2)·∇E + √(ε·T)·ξ.",
    "Con η = 0,01 y σ = 0,005, ¿a qué temperatura muestrea?",
  ],
  template: `const temperatura = NaN; // escribe aquí la T de la regla con η = 0,01 y σ = 0,005
check("09-temperatura", temperatura)`,
  solution: `const temperatura = 0.005 ** 2 / (2 * 0.01); // ε = 2η y εT = σ²
check("09-temperatura", temperatura)`,
  expected: 0.00125,
  absolute: 0.00001,
  range: [0, 10],
  mistakes: [
    { answer: 0.0025, message: "Falta un 2: el empuje de Langevin es ε/2 veces el gradiente, así que ε es el doble de η." },
    { answer: 0.25, message: "Has dividido σ entre 2η sin elevarla al cuadrado. Lo que vale ε·T es la varianza del ruido, σ²." },
    { answer: 0.5, message: "Has dividido σ entre η. Iguala varianzas: ε·T = σ², y además ε no es η." },
    { answer: 1, message: "T = 1 sería si el ruido tuviera varianza ε. Aquí el ruido se elige aparte: iguala ε·T y σ²." },
  ],
  hints: [
    "Iguala primero los dos empujes: η = ε/2. ¿Cuánto vale ε?",
    "Iguala las varianzas de los dos ruidos: ε·T = σ².",
    "T = σ² / (2·η), con σ = 0,005 y η = 0,01.",
  ],
  explanation:
    "Poco más de una milésima: casi sin azar. Los números de la guía no muestrean e^(−E), sino su versión muy fría; con la receta de la lección (η = 10) es aún más fría.",
};

export const reach: PredictionExercise = {
  kind: "prediction",
  id: "09-alcance",
  title: "lo lejos que llega una cadena",
  question: [
    "En cada uno de los 60 pasos se multiplica el gradiente por 0,01. Cada componente del gradiente está recortada a ±0,03.",
    "¿Cuánto puede mover el gradiente a un píxel, como mucho, en los 60 pasos?",
  ],
  template: `const alcance = NaN; // escribe aquí cuánto puede mover el gradiente a un píxel en 60 pasos
check("09-alcance", alcance)`,
  solution: `const alcance = 60 * 0.01 * 0.03; // pasos × tamaño × recorte
check("09-alcance", alcance)`,
  expected: 0.018,
  absolute: 0.0001,
  range: [0, 1000],
  mistakes: [
    { answer: 0.0003, message: "Eso es un solo paso. Son 60, y en el mejor caso todos empujan hacia el mismo lado." },
    { answer: 0.6, message: "Has olvidado el recorte: el gradiente que se multiplica por 0,01 no pasa de 0,03." },
    { answer: 1.8, message: "Has olvidado el tamaño del paso: el gradiente recortado se multiplica por 0,01." },
    { answer: 18, message: "Ese es el alcance con stepSize 10, el de la lección. Aquí es 0,01, mil veces menor." },
  ],
  hints: [
    "Empieza por un paso: ¿cuánto mueve como mucho un gradiente de 0,03 multiplicado por 0,01?",
    "Un paso mueve como mucho 0,0003. En el mejor caso, los 60 van en la misma dirección.",
    "60 × 0,01 × 0,03.",
  ],
  explanation:
    "Los píxeles van de 0 a 1, y desde ruido uniforme hay que recorrer 0,5 de media para llegar al fondo. Con menos de 0,02 las cadenas se quedan en el ruido, por bien entrenada que esté la red.",
};

export const order: OrderExercise = {
  kind: "order",
  id: "09-orden",
  title: "un paso de entrenamiento de PCD",
  question: [
    "Ordena lo que hace un paso de PCD-k, cuando las cadenas del paso anterior ya están guardadas: «guardar las cadenas» para el próximo, que va al final; «mover las cadenas» k pasos desde donde estaban; dar un «paso de Adam»; y «restar las medias» de ∂E/∂θ en los datos y en las cadenas.",
    "Escribe las cuatro entre comillas y separadas por comas, en la lista.",
  ],
  template: `const orden: string[] = []; // "guardar las cadenas", "mover las cadenas", "paso de Adam", "restar las medias"
check("09-orden", orden)`,
  solution: `const orden: string[] = ["mover las cadenas", "restar las medias", "paso de Adam", "guardar las cadenas"];
check("09-orden", orden)`,
  items: ["guardar las cadenas", "mover las cadenas", "paso de Adam", "restar las medias"],
  expected: ["mover las cadenas", "restar las medias", "paso de Adam", "guardar las cadenas"],
  mistakes: [
    {
      answer: ["restar las medias", "mover las cadenas", "paso de Adam", "guardar las cadenas"],
      message: "Si se restan las medias antes de mover las cadenas, las negativas son de la energía de hace un paso. Primero se mueven.",
    },
    {
      answer: ["paso de Adam", "mover las cadenas", "restar las medias", "guardar las cadenas"],
      message: "Adam necesita un gradiente, y el gradiente es la resta de las medias. ¿Qué hace falta antes?",
    },
    {
      answer: ["restar las medias", "paso de Adam", "mover las cadenas", "guardar las cadenas"],
      message: "Las negativas que entran en la resta son las cadenas ya movidas con la energía de ahora: moverlas va antes.",
    },
  ],
  hints: [
    "¿Qué necesita Adam? ¿Y de dónde sale eso?",
    "El gradiente es la resta de dos medias, y una de ellas se toma en las cadenas ya movidas.",
    "Primero se mueven; lo último, según el enunciado, es guardarlas.",
  ],
  explanation:
    "En CD-k, el primer paso sería «poner las cadenas en los datos del lote», y el último no existiría. Toda la diferencia entre CD y PCD está en lo que se guarda.",
};

export const memory: PredictionExercise = {
  kind: "prediction",
  id: "09-memoria",
  title: "lo que ocupa la memoria de cadenas",
  question: ["La guía guarda 8192 imágenes de 32 × 32 con 3 canales. Cada valor ocupa 4 bytes.", "¿Cuántos millones de bytes son?"],
  template: `const megas = NaN; // escribe aquí los millones de bytes de la memoria de la guía para imágenes de 32 × 32 en color
check("09-memoria", megas)`,
  solution: `const megas = (8192 * 32 * 32 * 3 * 4) / 1e6; // imágenes × valores × bytes
check("09-memoria", megas)`,
  expected: 100.663,
  absolute: 1,
  range: [0, 1e9],
  mistakes: [
    { answer: 33.554, message: "Son imágenes en color: cada píxel tiene tres valores." },
    { answer: 25.166, message: "Has contado los valores. Cada uno ocupa 4 bytes." },
    { answer: 100663296, message: "Esos son los bytes. Se piden millones de bytes." },
    { answer: 8.389, message: "Eso son los píxeles de las imágenes: faltan los canales y los bytes de cada valor." },
  ],
  hints: [
    "¿Cuántos valores tiene una imagen de 32 × 32 con 3 canales?",
    "Son 3072 valores, y cada uno ocupa 4 bytes. Multiplica por las imágenes que se guardan.",
    "8192 × 3072 × 4 / 1000000.",
  ],
  explanation:
    "Unos cien megabytes, y crece en proporción a la capacidad, a los canales y al cuadrado del lado. Si no caben, baja la capacidad antes que el lote: una memoria menor repite más, pero el gradiente no salta más.",
};
