import type { OrderExercise, PredictionExercise } from "../../exercise";

/** Where a particle goes when it only descends. */
export const noNoise: PredictionExercise = {
  kind: "prediction",
  id: "00-prediccion-ruido",
  title: "¿dónde acaba sin ruido?",
  question: [
    "Sueltas una partícula en (0,3; 0) del doble pozo E(x, y) = (x² − 1)² + y² y le quitas el ruido: en cada paso solo baja un poquito por la pendiente.",
    "Antes de ejecutarlo: después de muchísimos pasos pequeños, ¿cuánto vale su coordenada x? En el código, los decimales se escriben con punto: 0.5.",
  ],
  template: `const destino = NaN; // escribe aquí tu número
check("00-prediccion-ruido", destino)`,
  solution: `const destino = 1;
check("00-prediccion-ruido", destino)`,
  expected: 1,
  tolerance: 0.01,
  mistakes: [
    {
      answer: 0,
      message:
        "En x = 0 el gradiente es cero, pero es lo alto de la barrera: basta estar un poco a un lado para rodar y alejarse. Quédate con la idea, porque volverá.",
    },
    { answer: -1, message: "Ese es un pozo, pero el del otro lado: para llegar tendría que subir la barrera, y sin ruido nunca se sube." },
    { answer: 0.3, message: "Se quedaría quieta solo si la pendiente fuera cero ahí, y en x = 0,3 no lo es." },
  ],
  hints: [
    "Sin ruido solo se puede bajar. Mira hacia qué lado baja el paisaje en x = 0,3.",
    "En x = 0,3 la pendiente es 4 · 0,3 · (0,09 − 1), que es negativa: el paisaje baja hacia la derecha.",
    "Rueda hacia la derecha hasta que la pendiente se anula. ¿Dónde está el fondo del pozo de la derecha?",
  ],
  explanation:
    "Cae al fondo del pozo de su lado, x = 1, y ahí se queda. Sin ruido, cada partícula solo conoce el pozo en el que empezó; el ruido es lo que le permite cruzar la barrera.",
};

/** What temperature does to the peaks of p. */
export const peaks: OrderExercise = {
  kind: "order",
  id: "00-picos",
  title: "la temperatura y los picos",
  question: [
    "Vas a ver la densidad p(x) del doble pozo (la probabilidad por unidad de longitud) a tres temperaturas: fría (T = 0,1), tibia (T = 0,5) y caliente (T = 2). Cada una tiene sus picos en los pozos, y encierra un área igual a 1.",
    'Antes de verlas, pon sus nombres en orden, de la que tiene los picos más bajos a la que los tiene más altos. Por ejemplo: `["tibia", "fría", "caliente"]`.',
  ],
  template: `const orden: string[] = []; // de los picos más bajos a los más altos: "caliente", "fría", "tibia"
check("00-picos", orden)`,
  solution: `const orden: string[] = ["caliente", "tibia", "fría"];
check("00-picos", orden)`,
  items: ["caliente", "fría", "tibia"],
  expected: ["caliente", "tibia", "fría"],
  mistakes: [
    {
      answer: ["fría", "tibia", "caliente"],
      message:
        "Es justo el orden contrario. La temperatura divide a la energía: cuando es grande, casi no importa estar en un pozo o en la barrera.",
    },
  ],
  hints: [
    "Piensa en los extremos: con T enorme, E/T es casi 0 en todas partes. ¿Qué forma tiene entonces p?",
    "El área siempre es 1: si la probabilidad se reparte por más sitio, le toca menos a cada punto.",
    "La caliente se reparte por todas partes, así que sus picos son los más bajos. La fría se concentra en el fondo de los pozos.",
  ],
  explanation:
    "Al enfriar, la probabilidad se junta en el fondo de los pozos y, como el área es siempre 1, los picos crecen. Al calentar se reparte y bajan.",
};
