import { requireInteger, requireSamples, ShapeError } from "../errors";
import { squaredDistance } from "./squared-distance";

/** The nearest of some samples to each of others. */
export interface Nearest {
  /** Number of the nearest reference sample, one a query; the first of equals. */
  readonly index: Uint32Array;
  /** Euclidean distance to it. */
  readonly distance: Float64Array;
}

/**
 * For each query, the nearest reference sample and its distance min_j |q_i − r_j|; time in (queries · references · size), no approximation.
 * @param queries of shape [n, size]
 * @param references of shape [m, size]
 * @throws ShapeError, OptionError
 * @example
 * nearest(Float32Array.of(0, 9), Float32Array.of(1, 5, 8), 1).index; // Uint32Array(2) [ 0, 2 ]
 */
export function nearest(queries: Float32Array, references: Float32Array, size: number): Nearest {
  const subject = "nearest";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de valores de una muestra; 1024 en imágenes de 32 × 32" });
  const n = requireSamples("queries", queries, { subject, shape: [size] });
  const m = requireSamples("references", references, { subject, shape: [size] });
  const [index, distance] = [new Uint32Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let best = Number.POSITIVE_INFINITY;
    for (let j = 0; j < m; j++) {
      const d2 = squaredDistanceBelow(queries, references, { i, j, size, limit: best });
      if (d2 >= best) continue;
      best = d2;
      index[i] = j;
    }
    distance[i] = Math.sqrt(best);
  }
  return { index, distance };
}

/** |x_i − y_j|², or some part of the sum that is not below the limit. */
function squaredDistanceBelow(
  x: Float32Array,
  y: Float32Array,
  { i, j, size, limit }: { i: number; j: number; size: number; limit: number },
): number {
  let sum = 0;
  for (let from = 0; from < size && sum < limit; from += 64) {
    const end = Math.min(from + 64, size);
    for (let k = from, a = i * size + from, b = j * size + from; k < end; k++, a++, b++) sum += (x[a] - y[b]) ** 2;
  }
  return sum;
}

/**
 * The distance from each sample to its k-th nearest neighbour among the others of its set: the radii of the balls of density and coverage.
 * @param x of shape [n, size], n > k
 * @throws ShapeError, OptionError
 * @example
 * neighbourRadii(Float32Array.of(0, 1, 3), { size: 1, k: 1 }); // Float64Array(3) [ 1, 1, 2 ]
 */
export function neighbourRadii(x: Float32Array, { size, k }: { readonly size: number; readonly k: number }): Float64Array {
  const subject = "neighbourRadii";
  requireInteger("size", size, { subject, min: 1 });
  const n = requireSamples("x", x, { subject, shape: [size] });
  requireInteger("k", k, { subject, min: 1 });
  if (k >= n)
    throw new ShapeError({
      subject,
      problem: `con ${n} muestras no hay ${k} vecinas de cada una`,
      remedy: "pasa más muestras o una k menor",
    });
  return Float64Array.from({ length: n }, (_, i) => {
    const others = new Float64Array(n - 1);
    for (let j = 0; j < n; j++) if (j !== i) others[j < i ? j : j - 1] = squaredDistance(x, x, { i, j, size });
    return Math.sqrt(others.sort()[k - 1]);
  });
}
