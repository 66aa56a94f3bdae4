import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { list } = draws(2028);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const meanSquare = (values: readonly number[]) => sum(values.map((v) => v * v)) / values.length;
const mean = (values: readonly number[]) => sum(values) / values.length;

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const swish = (z: number) => z * sigmoid(z);
/** Half the distance of the central differences; their error here is h²|swish‴|/6 < 1e-8. */
const H = 1e-4;

export const derivative: CodeExercise = {
  kind: "code",
  id: "01-swish",
  title: "la derivada de swish",
  question: [
    "Escribe la derivada de swish(z) = z · σ(z), donde σ(z) = 1 / (1 + e^−z). La plantilla ya tiene calculada `s`, que es σ(z).",
    "La derivada de σ es conocida: σ′(z) = σ(z) · (1 − σ(z)). La comprobación compara tu función con la pendiente medida en puntos al azar.",
  ],
  template: `function derivadaDeSwish(z: number): number {
  const s = 1 / (1 + Math.exp(-z)); // σ(z)
  return s; // escribe aquí la derivada de z · σ(z)
}
check("01-swish", derivadaDeSwish)`,
  solution: `function derivadaDeSwish(z: number): number {
  const s = 1 / (1 + Math.exp(-z)); // σ(z)
  return s + z * s * (1 - s);
}
check("01-swish", derivadaDeSwish)`,
  untouched: sigmoid,
  cases: Array.from({ length: 12 }, () => list(1, -5, 5)),
  oracle: "la pendiente medida (diferencias centrales) es",
  expected: (z: number) => (swish(z + H) - swish(z - H)) / (2 * H),
  tolerance: 1e-4,
  mistakes: [
    {
      answer: (z: number) => sigmoid(z) * (1 - sigmoid(z)),
      message: "Has multiplicado las derivadas de los dos factores. La de un producto no es el producto de las derivadas.",
    },
    {
      answer: (z: number) => z * sigmoid(z) * (1 - sigmoid(z)),
      message: "Ese es uno de los dos sumandos, el que deriva σ. Falta el que deriva la z de delante.",
    },
    {
      answer: (z: number) => sigmoid(z) + z * sigmoid(z),
      message: "El primer sumando está bien. En el segundo va z por la derivada de σ, y has puesto z por σ.",
    },
    {
      answer: (z: number) => sigmoid(z) - z * sigmoid(z) * (1 - sigmoid(z)),
      message: "Los dos sumandos están, pero uno lleva el signo cambiado: σ crece, así que su derivada es positiva.",
    },
  ],
  hints: [
    "Es un producto de dos funciones de z: usa (u·v)′ = u′·v + u·v′.",
    "Con u = z y v = σ(z): u′ = 1 y v′ = σ(z) · (1 − σ(z)).",
    "El primer sumando es `s`. El segundo es z por σ′, que se escribe con `s` y `1 - s`.",
  ],
  explanation:
    "swish′(z) = σ(z) + z · σ(z) · (1 − σ(z)). En z = 0 vale 1/2, muy a la derecha tiende a 1 y muy a la izquierda a 0, sin ningún salto.",
};

export const density: CodeExercise = {
  kind: "code",
  id: "01-boltzmann",
  title: "Boltzmann en una rejilla",
  question: [
    "Recibes las energías `E` en los centros de unas celdas de una recta, la anchura `dx` de cada celda y la temperatura `T`. Devuelve la densidad de Boltzmann en cada celda.",
    "Sumada en toda la recta, es decir, multiplicando cada densidad por `dx` y sumando, debe dar 1.",
  ],
  template: `function boltzmann(E: number[], dx: number, T: number): number[] {
  const pesos = E.map((e) => e); // escribe aquí exp(−E/T)
  const Z = 1; // escribe aquí la suma de los pesos por la anchura de cada celda
  return pesos.map((w) => w / Z);
}
check("01-boltzmann", boltzmann)`,
  solution: `function boltzmann(E: number[], dx: number, T: number): number[] {
  const pesos = E.map((e) => Math.exp(-e / T));
  const Z = pesos.reduce((suma, w) => suma + w, 0) * dx;
  return pesos.map((w) => w / Z);
}
check("01-boltzmann", boltzmann)`,
  untouched: (E: number[]) => E,
  cases: [0.5, 2, 0.25, 3].map((T, i) => [list(4 + i, -1, 2), [0.1, 0.5, 0.2, 0.05][i], T]),
  oracle: "la suma exacta da",
  expected: (E: number[], dx: number, T: number) => normalised(weights(E, T), dx),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (E: number[], _dx: number, T: number) => normalised(weights(E, T), 1),
      message:
        "Tus números suman 1, así que son la probabilidad de cada celda. Se pide la densidad, que es probabilidad por unidad de longitud: lo que debe dar 1 es la suma de densidad por anchura.",
    },
    {
      answer: (E: number[], dx: number) => normalised(weights(E, 1), dx),
      message: "Falta la temperatura: las energías se dividen entre `T` antes de la exponencial.",
    },
    {
      answer: (E: number[], dx: number, T: number) => normalised(weights(E, -T), dx),
      message: "Le das más probabilidad a lo que tiene más energía: falta un signo menos en la exponencial.",
    },
    {
      answer: (E: number[], dx: number, T: number) => normalised(weights(E, 1 / T), dx),
      message: "Has multiplicado por la temperatura. Va dividiendo: con mucha temperatura, las diferencias de energía importan menos.",
    },
    {
      answer: (E: number[], _dx: number, T: number) => weights(E, T),
      message: "Los pesos están bien, pero no suman 1: falta dividir entre Z.",
    },
    {
      answer: (E: number[], dx: number, T: number) => weights(E, T).map((w) => w * dx),
      message: "Has multiplicado cada peso por `dx`, pero falta dividir entre la suma de todos.",
    },
  ],
  hints: [
    "Son dos cuentas: los pesos, y un solo número Z que es la suma de todos, cada uno por la anchura de su celda.",
    "Cada peso es `Math.exp(-e / T)`.",
    "Z es `pesos.reduce((suma, w) => suma + w, 0) * dx`.",
  ],
  explanation:
    "Así se calcula p cuando se puede sumar. Con energías muy grandes, exp(−E/T) se hace 0 en el ordenador; se evita restando a todas la menor, que no cambia p. Y si las energías solo se conocen salvo una constante, tampoco importa: se va al dividir.",
};

function weights(E: readonly number[], T: number): number[] {
  return E.map((e) => Math.exp(-e / T));
}

function normalised(values: readonly number[], dx: number): number[] {
  const Z = sum(values) * dx;
  return values.map((w) => w / Z);
}

export const contrast: CodeExercise = {
  kind: "code",
  id: "01-contrastivo",
  title: "el gradiente contrastivo",
  question: [
    "El modelo es E(x) = θ · x² / 2, con un solo parámetro. Recibes unos `datos` y unas `muestras` del modelo.",
    "Devuelve la estimación del gradiente respecto a θ de la media de −ln p de los datos: media de ∂E/∂θ en los datos menos media de ∂E/∂θ en las muestras. Ojo: se deriva respecto a θ, no respecto a x.",
  ],
  template: `function gradienteContrastivo(datos: number[], muestras: number[]): number {
  // E(x) = θ · x² / 2
  return 0; // escribe aquí el gradiente respecto a θ de la media de −ln p
}
check("01-contrastivo", gradienteContrastivo)`,
  solution: `function gradienteContrastivo(datos: number[], muestras: number[]): number {
  const media = (valores: number[]) => valores.reduce((a, b) => a + b, 0) / valores.length;
  const derivadas = (valores: number[]) => valores.map((x) => (x * x) / 2);
  return media(derivadas(datos)) - media(derivadas(muestras));
}
check("01-contrastivo", gradienteContrastivo)`,
  untouched: () => 0,
  cases: [3, 4, 5, 6].map((n) => [list(n, -2, 2), list(n + 2, -3, 3)]),
  oracle: "la fórmula da",
  expected: (data: number[], samples: number[]) => meanSquare(data) / 2 - meanSquare(samples) / 2,
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (data: number[], samples: number[]) => meanSquare(samples) / 2 - meanSquare(data) / 2,
      message:
        "Es el gradiente de ln p, sin el menos: serviría para subir. Se pide el de −ln p, que se minimiza: primero los datos, después las muestras.",
    },
    {
      answer: (data: number[], samples: number[]) => meanSquare(data) - meanSquare(samples),
      message: "Casi: ∂E/∂θ no es x², sino x²/2.",
    },
    {
      answer: (data: number[], samples: number[]) => mean(data) - mean(samples),
      message: "Parece que has derivado respecto a x. Respecto a θ, la x es un número fijo y E = θ · (x²/2).",
    },
    {
      answer: (data: number[], samples: number[]) => mean(data) ** 2 / 2 - mean(samples) ** 2 / 2,
      message: "Has elevado al cuadrado las medias. Se pide la media de los cuadrados.",
    },
    {
      answer: (data: number[]) => meanSquare(data) / 2,
      message: "Esa es la parte de los datos. Falta la de ln Z, que se estima con las muestras.",
    },
    {
      answer: (data: number[], samples: number[]) => meanSquare(data) / 2 + meanSquare(samples) / 2,
      message: "Las dos partes están, pero la de las muestras resta: ∇ln Z es menos una media según el modelo.",
    },
  ],
  hints: [
    "Primero, deriva E respecto a θ con x fija. Después, promedia eso en los datos y en las muestras.",
    "∂E/∂θ = x²/2. Para promediar: `valores.reduce((a, b) => a + b, 0) / valores.length`.",
    "Es la media de x²/2 en los datos menos la media de x²/2 en las muestras.",
  ],
  explanation:
    "Si los datos están más dispersos que las muestras, el gradiente es positivo: al bajar, θ disminuye, el cuenco se abre y el modelo se dispersa más. Cuando las dos medias coinciden, deja de empujar.",
};
