import { describeValue, EbmError, OptionError, requireFiniteValues, requireInteger, requirePositive, ShapeError } from "../errors";

const DIVERGED = "el entrenamiento divergió: baja learningRate o vuelve al último punto guardado";

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
export interface AdamState {
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly step: number;
}

/** Adam as an init/step pair. */
export interface Adam {
  init(parameters: number): AdamState;
  /** One update; returns new weights and state and leaves its arguments as they were. @throws ShapeError, OptionError */
  step(state: AdamState, weights: Float32Array, gradient: Float32Array): readonly [Float32Array, AdamState];
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
export function adam({ learningRate = 1e-4, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 }: AdamOptions = {}): Adam {
  const subject = "adam";
  requirePositive("learningRate", learningRate, { subject, remedy: "la receta usa 1e-4" });
  const smallest = { subject, remedy: "el valor de Keras es 1e-7; por debajo de 1e-45 es 0 en float32" };
  requirePositive("epsilon", Math.fround(requirePositive("epsilon", epsilon, smallest)), smallest);
  requireDecay("beta1", beta1);
  requireDecay("beta2", beta2);
  return {
    init(parameters) {
      requireInteger("parameters", parameters, { subject: "adam.init", max: MOST_PARAMETERS });
      return { first: new Float32Array(parameters), second: new Float32Array(parameters), step: 0 };
    },
    step(state, weights, gradient) {
      requireSameLength(state, weights, gradient);
      requireInteger("state.step", state.step, { subject });
      requireFiniteValues("gradient", gradient, { subject, remedy: DIVERGED });
      const t = state.step + 1;
      const rate = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
      return update(state, { weights, gradient, rate, beta1, beta2, epsilon });
    },
  };
}

/** float32 values in 1 GiB. */
const MOST_PARAMETERS = 2 ** 28;

interface Update {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

function update(state: AdamState, { weights, gradient, ...rates }: Update): readonly [Float32Array, AdamState] {
  const f = Math.fround;
  const [rate, beta1, beta2, epsilon] = [f(rates.rate), f(rates.beta1), f(rates.beta2), f(rates.epsilon)];
  const [rest1, rest2] = [f(1 - rates.beta1), f(1 - rates.beta2)];
  const next = new Float32Array(weights.length);
  const first = new Float32Array(weights.length);
  const second = new Float32Array(weights.length);
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i];
    first[i] = f(f(beta1 * state.first[i]) + f(rest1 * g));
    second[i] = f(f(beta2 * state.second[i]) + f(rest2 * f(g * g)));
    next[i] = f(weights[i] - f(f(rate * first[i]) / f(f(Math.sqrt(second[i])) + epsilon)));
  }
  // g² of a gradient above 1.8e19 is infinite in float32, and that weight would never move again.
  if (!second.every(Number.isFinite))
    throw new EbmError({ subject: "adam", problem: "el gradiente es tan grande que su cuadrado desborda", remedy: DIVERGED });
  return [next, { first, second, step: state.step + 1 }];
}

function requireDecay(name: string, value: number): void {
  if (typeof value === "number" && value >= 0 && value < 1) return;
  throw new OptionError({ subject: "adam", problem: `${name} debe estar en [0, 1) y llegó ${describeValue(value)}` });
}

function requireSameLength(state: AdamState, weights: Float32Array, gradient: Float32Array): void {
  const arrays: unknown[] = [weights, gradient, state?.first, state?.second];
  if (arrays.every((array) => array instanceof Float32Array && array.length === weights.length)) return;
  const [w, g, m, v] = arrays.map(describeValue);
  throw new ShapeError({
    subject: "adam",
    problem: `los pesos (${w}), el gradiente (${g}) y los momentos del estado (${m}; ${v}) deben ser Float32Array del mismo tamaño`,
    remedy: "el estado del comienzo es init(pesos.length)",
  });
}
