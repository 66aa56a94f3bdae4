import { requireInteger } from "../errors";
import { largest } from "./accuracy";
import { requireLabelled } from "./cross-entropy";
import { softmax } from "./softmax";

/** How far the confidence of a classifier is from how often it is right. */
export interface CalibrationError {
  /** Σ_b (n_b/n) |accuracy_b − confidence_b|, in [0, 1]. */
  readonly error: number;
  /** Mean of the largest probability, and the share of right answers: a larger confidence than accuracy is overconfidence. */
  readonly confidence: number;
  readonly accuracy: number;
}

/**
 * The expected calibration error (ECE): samples go into `bins` equal intervals of confidence, the largest probability of softmax; in
 * each, the mean confidence is compared with the share of right answers, and the differences are averaged with the number of samples.
 *
 * A classifier with ECE 0 that says 80 % is right 80 % of the times. Its bias is upwards: with few samples a bin is wrong by chance.
 * Source: Guo, Pleiss, Sun and Weinberger (2017), "On calibration of modern neural networks".
 * @param logits of shape [n, classes]
 * @throws ShapeError, OptionError
 * @example
 * const sure = Float32Array.of(0, -100, 0, -100); // of class 0, both
 * calibrationError(sure, [0, 1]); // { error: 0.5, confidence: 1, accuracy: 0.5 }
 */
export function calibrationError(
  logits: Float32Array,
  labels: ArrayLike<number>,
  { bins = 15 }: { readonly bins?: number } = {},
): CalibrationError {
  const subject = "calibrationError";
  const { n, classes } = requireLabelled(logits, labels, subject);
  requireInteger("bins", bins, { subject, min: 1, max: 1e6 });
  const probabilities = softmax(logits, classes);
  const confidences = new Float64Array(bins);
  const rights = new Float64Array(bins);
  for (let i = 0; i < n; i++) {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    const answer = largest(row);
    const bin = Math.min(bins - 1, Math.floor(row[answer] * bins));
    confidences[bin] += row[answer];
    if (answer === labels[i]) rights[bin]++;
  }
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  return {
    error: sum(confidences.map((total, bin) => Math.abs(total - rights[bin]))) / n,
    confidence: sum(confidences) / n,
    accuracy: sum(rights) / n,
  };
}
