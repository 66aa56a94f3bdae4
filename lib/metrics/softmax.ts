import { requireInteger, requireSamples } from "../errors";

/**
 * Probabilities of the classes, p_k = exp(h_k) / Σ_j exp(h_j), a row for each sample; no exponential overflows.
 * @param logits of shape [n, classes]
 * @returns of the same shape
 * @throws ShapeError, OptionError
 * @example
 * softmax(Float32Array.of(0, 0, 1000, 0), 2); // Float32Array(4) [ 0.5, 0.5, 1, 0 ]
 */
export function softmax(logits: Float32Array, classes: number): Float32Array {
  const n = requireLogits(logits, classes, "softmax");
  const out = new Float32Array(logits.length);
  for (let i = 0; i < n; i++) {
    const row = logits.subarray(i * classes, (i + 1) * classes);
    const most = row.reduce((a, b) => Math.max(a, b));
    const sum = row.reduce((total, h) => total + Math.exp(h - most), 0);
    for (let k = 0; k < classes; k++) out[i * classes + k] = Math.exp(row[k] - most) / sum;
  }
  return out;
}

/** How many rows of `classes` finite values there are. @throws ShapeError, OptionError */
export function requireLogits(logits: Float32Array, classes: number, subject: string): number {
  requireInteger("classes", classes, { subject, min: 2, max: 65536 });
  return requireSamples("logits", logits, { subject, shape: [classes], remedy: "son las salidas de la red: network.outputs(x)" });
}
