import { adamUpdate, requireAdamArrays, requireDecays } from "../engine/adam-update";
import type { AdamMoments, AdamRates } from "../engine/engine";
import { requireInteger, requirePositive } from "../errors";

/** Hyper-parameters of Adam; Keras' defaults but for the learning rate, which is the recipe's. */
export interface AdamOptions {
  readonly learningRate?: number;
  /** Decay of the first moment, in [0, 1). */
  readonly beta1?: number;
  /** Decay of the second moment, in [0, 1). */
  readonly beta2?: number;
  readonly epsilon?: number;
}

/** First and second moments of the gradient, and how many steps were made. */
export interface AdamState extends AdamMoments {
  readonly step: number;
}

/** Adam as an init/step pair, and the numbers with which an engine makes the same step on its own θ. */
export interface Adam {
  init(parameters: number): AdamState;
  /** One update; returns new weights and state and leaves its arguments as they were. @throws ShapeError, OptionError */
  step(state: AdamState, weights: Float32Array, gradient: Float32Array): readonly [Float32Array, AdamState];
  /**
   * Numbers of the update after `step` updates, for `adamStep` of a loaded network.
   * @param learningRate this update's, when a schedule changes it
   * @throws OptionError
   */
  rates(step: number, learningRate?: number): AdamRates;
}

/**
 * Adam as Keras computes it, on flat Float32Array (every operation rounded to float32):
 *
 * m ← β₁m + (1−β₁)g;  v ← β₂v + (1−β₂)g²;  θ ← θ − η √(1−β₂ᵗ)/(1−β₁ᵗ) · m / (√v + ε).
 *
 * Source: Kingma and Ba (2015), the efficient form at the end of section 2.
 * @throws OptionError
 * @example
 * const optimizer = adam({ learningRate: 0.1 });
 * const [weights] = optimizer.step(optimizer.init(1), Float32Array.of(1), Float32Array.of(5));
 * weights[0].toFixed(4); // '0.9000'
 */
export function adam({ learningRate = DEFAULT_LEARNING_RATE, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }: AdamOptions = {}): Adam {
  const subject = "adam";
  requirePositive("learningRate", learningRate, { subject, remedy: "la receta usa 1e-4" });
  requireDecays({ beta1, beta2, epsilon });
  const rates = (step: number, rate = learningRate) => {
    const t = requireInteger("state.step", step, { subject }) + 1;
    requirePositive("learningRate", rate, { subject });
    return { rate: (rate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t), beta1, beta2, epsilon };
  };
  return {
    rates,
    init(parameters) {
      requireInteger("parameters", parameters, { subject: "adam.init", max: MOST_PARAMETERS });
      return { first: new Float32Array(parameters), second: new Float32Array(parameters), step: 0 };
    },
    step(state, weights, gradient) {
      requireAdamArrays(state, { weights, gradient });
      const next = adamUpdate(state, { weights, gradient }, rates(state.step));
      return [next.weights, { ...next.moments, step: state.step + 1 }];
    },
  };
}

/** The recipe's. */
export const DEFAULT_LEARNING_RATE = 1e-4;
/** float32 values in 1 GiB. */
const MOST_PARAMETERS = 2 ** 28;
