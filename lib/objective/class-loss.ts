import type { EngineNetwork } from "../engine/engine";
import { SpecError } from "../errors";
import { accuracy } from "../metrics/accuracy";
import { crossEntropy } from "../metrics/cross-entropy";
import type { NetworkSpec } from "../network/spec";

/** What a network with classes makes of labelled samples. */
export interface ClassLoss {
  /** Mean of −log p(y | x). */
  readonly loss: number;
  /** Share of samples whose largest logit is their class. */
  readonly accuracy: number;
  /** ∂loss/∂θ, flat as `parameterLayout` says. */
  readonly gradient: Float32Array;
}

/**
 * The cross-entropy of the classes of a network with the head "logsumexp", whose logits are f = −outputSign · h:
 *
 * L = −mean log softmax f(x)[y].
 * @throws ShapeError, OptionError when the labels do not fit
 */
export function classLoss(network: EngineNetwork, x: Float32Array, labels: ArrayLike<number>): ClassLoss {
  const sign = -network.spec.outputSign;
  const told = { loss: 0, accuracy: 0 };
  const { gradient } = network.outputGradient(x, (outputs) => {
    const logits = outputs.map((h) => sign * h);
    const found = crossEntropy(logits, labels);
    Object.assign(told, { loss: found.loss, accuracy: accuracy(logits, labels) });
    return found.gradient.map((g) => sign * g);
  });
  return { ...told, gradient };
}

/** @throws SpecError when the network has no classes */
export function requireLogits({ name, head }: NetworkSpec, subject: string): void {
  if (head === "logsumexp") return;
  const remedy = 'acaba la red en dense(K) con head: "logsumexp" y outputSign: -1';
  throw new SpecError({ subject, problem: `la red ${name} tiene una sola salida y no puede decir clases`, remedy });
}
