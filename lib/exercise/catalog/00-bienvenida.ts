import { generator, rng } from "../../rng/index";
import type { CodeExercise, PredictionExercise } from "../exercise";

const draws = generator(rng(2026));
/** A number in [−2, 2) with two decimals, easy to read in a message. */
const coordinate = () => Math.round(400 * draws.uniform() - 200) / 100;

/** The landscape of the notebook: `doubleWell()` of ebm/energy. */
const energy = (x: number, y: number) => (x * x - 1) ** 2 + y * y;
/** Half the distance of the central differences; their error here is h²|∂³E|/6 < 1e-7. */
const H = 1e-4;

const gradient: CodeExercise = {
  kind: "code",
  id: "00-gradiente",
  title: "el gradiente del doble pozo",
  question: [
    "El paisaje del cuaderno es E(x, y) = (x² − 1)² + y²: dos pozos en (−1, 0) y (1, 0), separados por una barrera.",
    "Escribe la función que da su gradiente, [∂E/∂x, ∂E/∂y]. La comprobación la compara con la pendiente medida en puntos al azar.",
  ],
  template: `function gradiente(x: number, y: number): [number, number] {
  const dx = 0; // escribe aquí ∂E/∂x
  const dy = 0; // escribe aquí ∂E/∂y
  return [dx, dy];
}
check("00-gradiente", gradiente)`,
  solution: `function gradiente(x: number, y: number): [number, number] {
  const dx = 4 * x * (x * x - 1);
  const dy = 2 * y;
  return [dx, dy];
}
check("00-gradiente", gradiente)`,
  untouched: () => [0, 0],
  cases: Array.from({ length: 12 }, () => [coordinate(), coordinate()]),
  oracle: "la pendiente medida (diferencias centrales) es",
  expected: (x: number, y: number) => [(energy(x + H, y) - energy(x - H, y)) / (2 * H), (energy(x, y + H) - energy(x, y - H)) / (2 * H)],
  tolerance: 1e-4,
  mistakes: [
    {
      answer: (x: number, y: number) => [-4 * x * (x * x - 1), -2 * y],
      message:
        "Es justo el gradiente cambiado de signo, −∇E: la dirección en la que se baja. Aquí se pide ∇E, que apunta cuesta arriba; el signo menos lo pondrá después el paso de Langevin.",
    },
    {
      answer: (x: number, y: number) => [2 * (x * x - 1), 2 * y],
      message:
        "La derivada respecto a y está bien. En la de x falta la regla de la cadena: has derivado el cuadrado de fuera, pero no lo que hay dentro del paréntesis.",
    },
    {
      answer: (x: number, y: number) => [2 * y, 4 * x * (x * x - 1)],
      message: "Las dos derivadas son correctas, pero están cambiadas de sitio: primero ∂E/∂x y después ∂E/∂y.",
    },
    { answer: (x: number, y: number) => [4 * x * (x * x - 1), y], message: "La derivada respecto a x está bien. Repasa la de y²." },
  ],
  hints: [
    "Deriva E respecto a x como si y fuera un número fijo y, después, respecto a y como si x fuera un número fijo.",
    "Para (x² − 1)² usa la regla de la cadena: la derivada de u² es 2u·u′, y aquí u = x² − 1.",
    "u′ = 2x, así que ∂E/∂x = 2 (x² − 1) · 2x. Y la derivada de y² es 2y.",
  ],
  explanation:
    "∇E = (4x (x² − 1), 2y) coincide con la pendiente medida. Se anula en los dos pozos y también en (0, 0), que es un paso de montaña: por eso un gradiente nulo no basta para decir «aquí hay un mínimo».",
};

const EPSILON = 0.1;
/** Not 1/2: there √(2·ε·T), the noise of another convention, would be √ε, and the two mistakes could not be told apart. */
const TEMPERATURE = 0.25;

const step: CodeExercise = {
  kind: "code",
  id: "00-paso",
  title: "un paso de Langevin",
  question: [
    "Un paso de Langevin baja un poco por la pendiente y añade un empujón al azar: x′ = x − (ε/2)·g + √(ε·T)·ξ, donde g es el gradiente en x y ξ es un número al azar de media 0 y varianza 1.",
    "Escribe ese paso para una coordenada. Recibes `x`, `g` y `xi` (ξ) y devuelves x′.",
  ],
  template: `function paso(x: number, g: number, xi: number): number {
  const epsilon = 0.1; // ε, el tamaño del paso
  const T = 0.25; // la temperatura
  return x; // escribe aquí el paso
}
check("00-paso", paso)`,
  solution: `function paso(x: number, g: number, xi: number): number {
  const epsilon = 0.1; // ε, el tamaño del paso
  const T = 0.25; // la temperatura
  return x - (epsilon / 2) * g + Math.sqrt(epsilon * T) * xi;
}
check("00-paso", paso)`,
  untouched: (x: number) => x,
  cases: Array.from({ length: 8 }, () => [coordinate(), coordinate(), coordinate()]),
  oracle: "la fórmula da",
  expected: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + Math.sqrt(EPSILON * TEMPERATURE) * xi,
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (x: number, g: number, xi: number) => x + (EPSILON / 2) * g + Math.sqrt(EPSILON * TEMPERATURE) * xi,
      message: "Tu partícula sube: el gradiente apunta cuesta arriba. Con E = energía (baja = probable), el paso lo resta.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - EPSILON * g + Math.sqrt(EPSILON * TEMPERATURE) * xi,
      message: "El ruido está bien, pero bajas el doble de lo debido: al gradiente lo multiplica ε/2.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + EPSILON * TEMPERATURE * xi,
      message: "Falta la raíz: el ruido crece con √(ε·T), porque lo que se suma de un paso a otro son las varianzas.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + Math.sqrt(2 * EPSILON * TEMPERATURE) * xi,
      message: "√(2·ε·T) es el ruido que acompaña al paso x − ε·g; aquí se baja ε/2 por paso, así que el ruido es √(ε·T).",
    },
    {
      answer: (x: number, g: number, xi: number) => x - EPSILON * g + Math.sqrt(2 * EPSILON * TEMPERATURE) * xi,
      message:
        "x − ε·g + √(2·ε·T)·ξ también es un paso de Langevin, pero con otra convención: avanza como el nuestro con un ε el doble de grande. Aquí se baja ε/2 por paso.",
    },
    {
      answer: (x: number, g: number, xi: number) => x - (EPSILON / 2) * g + Math.sqrt(EPSILON) * xi,
      message: "La bajada está bien, pero el ruido no depende de la temperatura: la T va dentro de la raíz.",
    },
    {
      answer: (x: number, g: number) => x - (EPSILON / 2) * g,
      message: "La bajada está bien, pero falta el empujón al azar: sin él, la partícula cae al pozo y ya no explora.",
    },
  ],
  hints: [
    "El paso tiene tres sumandos: dónde estabas, lo que bajas y el empujón al azar.",
    "Lo que bajas es `(epsilon / 2) * g`, y va restando.",
    "El empujón es `Math.sqrt(epsilon * T) * xi`. Solo queda juntar los tres sumandos.",
  ],
  explanation:
    "Repetido muchas veces con ε pequeño, este paso recorre el paisaje visitando cada punto en proporción a exp(−E/T): es un método de muestreo, no solo un descenso.",
};

const noNoise: PredictionExercise = {
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

/** Exercises of the notebook 00-bienvenida. */
export const welcome = [gradient, step, noNoise] as const;
