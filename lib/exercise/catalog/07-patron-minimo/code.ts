import type { CodeExercise } from "../../exercise";
import { draws } from "../draws";

const { between, list } = draws(2032);
/** Densities p and q of a point and an α, with q ≠ p so that every mistake shows. */
const densities = () => [between(0.05, 0.4), between(0.5, 1.5), between(0.1, 0.9)];

export const best: CodeExercise = {
  kind: "code",
  id: "07-optimo",
  title: "la energía que hace mínima la pérdida",
  question: [
    "En un punto, los datos tienen densidad `p`, las negativas tienen densidad `q` y el freno es `alfa`. Devuelve la energía E que hace mínima la parábola (p − q)·E + alfa·(p + q)·E².",
    "El mínimo de b·E + a·E², con a > 0, está donde su derivada vale 0.",
  ],
  template: `function mejorEnergia(p: number, q: number, alfa: number): number {
  return 0; // escribe aquí la E que hace mínima la parábola (p − q)·E + alfa·(p + q)·E²
}
check("07-optimo", mejorEnergia)`,
  solution: `function mejorEnergia(p: number, q: number, alfa: number): number {
  return (q - p) / (2 * alfa * (p + q));
}
check("07-optimo", mejorEnergia)`,
  untouched: () => 0,
  cases: [[0.5, 0.2, 0.1], [0.1, 0.9, 0.5], densities(), densities(), [0.8, 0.3, 0.25]],
  oracle: "el mínimo de la parábola está en",
  expected: (p: number, q: number, alpha: number) => (q - p) / (2 * alpha * (p + q)),
  tolerance: 1e-6,
  mistakes: [
    {
      answer: (p: number, q: number, alpha: number) => (p - q) / (2 * alpha * (p + q)),
      message:
        "Tiene el signo cambiado: donde hay más datos que negativas (p > q), la energía debe ser baja. Mira qué lado cambia de signo al despejar.",
    },
    {
      answer: (p: number, q: number, alpha: number) => (q - p) / (alpha * (p + q)),
      message: "Falta un 2: la derivada de E² es 2E. Lo que has hallado es el otro punto en el que la parábola vale 0.",
    },
    {
      answer: (p: number, q: number, alpha: number) => (q - p) / (2 * alpha),
      message: "El freno no pesa lo mismo en todas partes: va multiplicado por p + q, y al despejar tiene que dividir.",
    },
    {
      answer: (p: number, q: number) => Math.log(q / p),
      message:
        "Eso es el logaritmo del cociente, lo que sale con la pérdida logística de `nce`. Aquí la pérdida es una parábola: deriva y despeja.",
    },
  ],
  hints: [
    "Deriva la parábola respecto de E, con p, q y alfa quietos, e iguala a 0.",
    "La derivada es (p − q) + 2·alfa·(p + q)·E.",
    "Despeja: 2·alfa·(p + q)·E = q − p.",
  ],
  explanation:
    "Donde p es mucho mayor que q vale casi −1/(2α); donde q es mucho mayor, casi +1/(2α). Entre medias depende solo del cociente p/q: es lo que sabe un clasificador, y nunca se sale de esos dos valores.",
};

type Sweep = (point: number[], rho: number, noise: number[]) => number[];
/** A rule for the new x, and one for the new y that sees both old and new. */
const sweeping =
  (
    x: (at: { old: number[]; rho: number; xi: number }) => number,
    y: (at: { old: number[]; next: number; rho: number; xi: number }) => number,
  ): Sweep =>
  (old, rho, [first, second]) => {
    const next = x({ old, rho, xi: first });
    return [next, y({ old, next, rho, xi: second })];
  };
const root = (rho: number) => Math.sqrt(1 - rho ** 2);
const right: Sweep = sweeping(
  ({ old, rho, xi }) => rho * old[1] + root(rho) * xi,
  ({ next, rho, xi }) => rho * next + root(rho) * xi,
);

export const sweep: CodeExercise = {
  kind: "code",
  id: "07-gibbs",
  title: "un barrido de Gibbs",
  question: [
    "Estás en `punto`, la lista [x, y], de una gaussiana de varianzas 1 y correlación `rho`. Devuelve [x′, y′], el punto tras un barrido: primero se sortea x con `azar[0]` y después y con `azar[1]`.",
    "x′ = rho·y + √(1 − rho²)·azar[0], y′ = rho·x′ + √(1 − rho²)·azar[1]. La raíz es `Math.sqrt`.",
  ],
  template: `function barrido(punto: number[], rho: number, azar: number[]): number[] {
  const [x, y] = punto;
  return [x, y]; // escribe aquí el punto nuevo, primero x y después y
}
check("07-gibbs", barrido)`,
  solution: `function barrido(punto: number[], rho: number, azar: number[]): number[] {
  const [x, y] = punto;
  const ancho = Math.sqrt(1 - rho ** 2);
  const nueva = rho * y + ancho * azar[0];
  return [nueva, rho * nueva + ancho * azar[1]];
}
check("07-gibbs", barrido)`,
  untouched: (point: number[]) => [...point],
  cases: [
    [[1, -0.5], 0.6, [0.3, -1.2]],
    [[-0.4, 1.5], 0.8, [0, 0.5]],
    ...[0.3, -0.7, 0.95].map((rho) => [list(2, -2, 2), rho, list(2, -1, 1)]),
  ],
  oracle: "las dos fórmulas dan",
  expected: right,
  tolerance: 1e-6,
  mistakes: [
    {
      answer: sweeping(
        ({ old, rho, xi }) => rho * old[1] + root(rho) * xi,
        ({ old, rho, xi }) => rho * old[0] + root(rho) * xi,
      ),
      message:
        "Has usado la x vieja para sortear y. En Gibbs, cada coordenada se sortea dadas las demás como están ahora, y x acaba de cambiar. Sorteadas las dos a la vez, se olvida la correlación entre ellas.",
    },
    {
      answer: sweeping(
        ({ old, rho, xi }) => rho * old[1] + (1 - rho ** 2) * xi,
        ({ next, rho, xi }) => rho * next + (1 - rho ** 2) * xi,
      ),
      message: "Falta la raíz: 1 − rho² es la varianza de una coordenada dada la otra, y el azar se multiplica por la desviación típica.",
    },
    {
      answer: sweeping(
        ({ old, rho, xi }) => rho * old[0] + root(rho) * xi,
        ({ next, rho, xi }) => rho * next + root(rho) * xi,
      ),
      message: "La x nueva se sortea dada y: la x vieja no interviene. ¿De qué coordenada parte la primera fórmula?",
    },
    {
      answer: sweeping(
        ({ old, rho }) => rho * old[1],
        ({ next, rho }) => rho * next,
      ),
      message: "Te has quedado con las medias. Falta el azar: sin él no se sortea nada, y la cadena se va a (0, 0).",
    },
  ],
  hints: [
    "Guarda la x nueva en una constante: la necesitas dos veces.",
    "const nueva = rho * y + Math.sqrt(1 - rho ** 2) * azar[0]. La x vieja no aparece en ningún sitio.",
    "La segunda coordenada es rho * nueva + Math.sqrt(1 - rho ** 2) * azar[1].",
  ],
  explanation:
    "Cada sorteo es exacto: nada se rechaza y no hay tamaño de paso. Lo que se paga es la memoria: si rho es casi 1, el azar de cada sorteo es pequeño y la cadena avanza despacio.",
};
