import { requireInteger, requireSamples } from "../errors";

/**
 * Mean Euclidean distance between two different samples, 2 / (n (n − 1)) Σ_{i<j} |x_i − x_j|: near 0 when a sampler draws the
 * same image again and again; 0 for a single sample. It takes time in n².
 * @param x of shape [n, size]
 * @throws ShapeError, OptionError
 * @example
 * meanPairwiseDistance(Float32Array.of(0, 0, 3, 4), 2); // 5
 */
export function meanPairwiseDistance(x: Float32Array, size: number): number {
  const subject = "meanPairwiseDistance";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de valores de una muestra; 1024 en imágenes de 32 × 32" });
  const n = requireSamples("x", x, { subject, shape: [size] });
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) sum += distance(x.subarray(i * size), x.subarray(j * size), size);
  return n < 2 ? 0 : sum / ((n * (n - 1)) / 2);
}

function distance(a: Float32Array, b: Float32Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += (a[k] - b[k]) ** 2;
  return Math.sqrt(sum);
}
