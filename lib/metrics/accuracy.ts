import { requireLabelled } from "./cross-entropy";

/**
 * The share of samples whose largest logit is the right class.
 * @param logits of shape [n, classes], with classes = logits.length / labels.length
 * @throws ShapeError, OptionError
 * @example
 * accuracy(Float32Array.of(1, 0, 1, 0), [0, 1]); // 0.5
 */
export function accuracy(logits: Float32Array, labels: ArrayLike<number>): number {
  const { n, classes } = requireLabelled(logits, labels, "accuracy");
  let right = 0;
  for (let i = 0; i < n; i++) if (largest(logits.subarray(i * classes, (i + 1) * classes)) === labels[i]) right++;
  return right / n;
}

/** The number of the largest value, the first one of equals. */
export function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k] > values[best]) best = k;
  return best;
}
