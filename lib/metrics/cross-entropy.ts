import type { EngineNetwork } from "../engine/engine";
import { describeValue, requireInteger, requireMembers, ShapeError } from "../errors";
import { requireLogits, softmax } from "./softmax";

/** A loss and its gradient with respect to the logits, of their shape. */
export interface LossAndGradient {
  readonly loss: number;
  readonly gradient: Float32Array;
}

/** Too small a probability counts as this one: float32 has none below. */
const LEAST = 1e-38;

/**
 * Cross-entropy of the right classes and what moves it: L = −(1/n) Σ_i log p(y_i | x_i), ∂L/∂h_ik = (p_ik − [k = y_i]) / n.
 * @param logits of shape [n, classes], with classes = logits.length / labels.length
 * @throws ShapeError, OptionError
 * @example
 * crossEntropy(Float32Array.of(0, 0), [1]).gradient; // Float32Array(2) [ 0.5, -0.5 ]
 */
export function crossEntropy(logits: Float32Array, labels: ArrayLike<number>): LossAndGradient {
  const { n, classes } = requireLabelled(logits, labels, "crossEntropy");
  const gradient = softmax(logits, classes);
  let loss = 0;
  for (let i = 0; i < n; i++) {
    const right = i * classes + labels[i];
    loss -= Math.log(Math.max(gradient[right], LEAST)) / n;
    gradient[right] -= 1;
  }
  for (let j = 0; j < gradient.length; j++) gradient[j] /= n;
  return { loss, gradient };
}

/**
 * The cross-entropy of a classifier on some samples and ∂L/∂θ, flat as `parameterLayout` says.
 * @param x of shape [n, ...spec.inputShape]
 * @throws ShapeError, OptionError
 * @example
 * const net = await openNetwork(DIGIT_CLASSIFIER, { seed: 7 });
 * const { loss, gradient } = crossEntropyGradient(net, new Float32Array(1024), [3]);
 * [loss.toFixed(3), gradient.length]; // [ '2.398', 89867 ]
 */
export function crossEntropyGradient(network: EngineNetwork, x: Float32Array, labels: ArrayLike<number>): LossAndGradient {
  const members = ["spec", "outputGradient"] as const;
  requireMembers("network", network, { subject: "crossEntropyGradient", kind: "una red abierta con openNetwork", members });
  let loss = 0;
  const { gradient } = network.outputGradient(x, (outputs) => {
    const found = crossEntropy(outputs, labels);
    loss = found.loss;
    return found.gradient;
  });
  return { loss, gradient };
}

/** Checks that there is one right class for each row of logits. @throws ShapeError, OptionError */
export function requireLabelled(logits: Float32Array, labels: ArrayLike<number>, subject: string): { n: number; classes: number } {
  const n = requireInteger("labels.length", labels?.length, { subject, min: 1, remedy: "pasa una etiqueta por muestra" });
  const classes = logits?.length / n;
  if (!Number.isInteger(classes)) {
    const problem = `hay ${n} etiquetas y no reparten por igual los logits: llegó ${describeValue(logits)}`;
    throw new ShapeError({ subject, problem, remedy: "pasa una etiqueta por muestra" });
  }
  requireLogits(logits, classes, subject);
  for (let i = 0; i < n; i++) requireInteger(`labels[${i}]`, labels[i], { subject, max: classes - 1 });
  return { n, classes };
}
