import { EbmError, OptionError, requireSamples } from "../errors";

/** An estimate of an entropy, in nats, and ∂/∂x of it. */
export interface EntropyEstimate {
  readonly entropy: number;
  /** ∂H/∂x, flat as x. */
  readonly gradient: Float64Array;
}

const EULER = 0.5772156649015329;

/**
 * The differential entropy of a law from n samples of it, by the distance ρ_i from each to its nearest neighbour:
 *
 * H ≈ ψ(n) + γ + log V_d + (d/m) Σ log ρ_i,  V_d = π^(d/2) / Γ(d/2 + 1), the volume of the unit ball.
 *
 * Its gradient moves both ends of each pair: d (x_i − x_j) / (m ρ_i²) for i, and the opposite for its neighbour j. The m ≤ n samples with
 * ρ_i > 0 count, so that H(sX) = H(X) + d log s holds with samples at one place too. Source: Kozachenko and Leonenko (1987); Kraskov, Stögbauer and Grassberger (2004), eq. 20.
 * @param x samples, flat [n, d], n ≥ 2
 * @throws ShapeError, OptionError; EbmError when no sample is apart from its nearest one.
 * @example
 * nearestEntropy(Float32Array.of(0, 0, 1, 0), 2).gradient; // Float64Array(4) [ -2, 0, 2, 0 ]
 */
export function nearestEntropy(x: Float32Array, dimension: number): EntropyEstimate {
  const subject = "nearestEntropy";
  const n = requireSamples("x", x, { subject, shape: [dimension] });
  if (n < 2) throw new OptionError({ subject, problem: "una sola muestra no tiene vecinas", remedy: "pasa dos o más" });
  const gradient = new Float64Array(x.length);
  const apart = Array.from({ length: n }, (_, i) => ({ i, ...nearest(x, i, dimension) })).filter(({ square }) => square > 0);
  if (apart.length === 0) {
    const problem = "todas las muestras están en parejas en el mismo sitio: su entropía es −∞";
    throw new EbmError({ subject, problem, remedy: "si son cadenas, han colapsado: baja el paso o sube el peso de la entropía" });
  }
  let logs = 0;
  for (const { i, at, square } of apart) {
    logs += Math.log(square) / 2;
    for (let c = 0; c < dimension; c++) {
      const pull = (dimension * (x[i * dimension + c] - x[at * dimension + c])) / (apart.length * square);
      gradient[i * dimension + c] += pull;
      gradient[at * dimension + c] -= pull;
    }
  }
  return { entropy: digamma(n) + EULER + logBall(dimension) + (dimension / apart.length) * logs, gradient };
}

function nearest(x: Float32Array, i: number, dimension: number): { at: number; square: number } {
  const best = { at: i, square: Number.POSITIVE_INFINITY };
  for (let j = 0; j * dimension < x.length; j++) {
    if (j === i) continue;
    let square = 0;
    for (let c = 0; c < dimension; c++) square += (x[i * dimension + c] - x[j * dimension + c]) ** 2;
    if (square < best.square) Object.assign(best, { at: j, square });
  }
  return best;
}

/** ψ(n) = −γ + 1 + 1/2 + … + 1/(n − 1). */
function digamma(n: number): number {
  let sum = -EULER;
  for (let k = 1; k < n; k++) sum += 1 / k;
  return sum;
}

/** log V_d, by V_d = V_{d−2} · 2π/d. */
function logBall(dimension: number): number {
  let log = dimension % 2 === 0 ? 0 : Math.log(2);
  for (let d = dimension % 2 === 0 ? 2 : 3; d <= dimension; d += 2) log += Math.log((2 * Math.PI) / d);
  return log;
}
