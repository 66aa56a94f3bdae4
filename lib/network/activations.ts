import type { Activation } from "./spec";

/** Slope of `leakyRelu` for negative inputs, as `keras.activations.leaky_relu` of Keras 3 has it. */
export const LEAKY_SLOPE = 0.2;

/** An element-wise activation a(z) as plain numbers: the definition that every engine must follow. */
export interface ActivationFunction {
  /** a(z). */
  value(z: number): number;
  /** a'(z); at a corner, the slope on the left. */
  derivative(z: number): number;
  /** The formula, for figures and documents. */
  readonly formula: string;
}

/**
 * Formulas and derivatives of all activations.
 * @example
 * ACTIVATIONS.swish.value(0); // 0
 * ACTIVATIONS.swish.derivative(0); // 0.5
 * ACTIVATIONS.leakyRelu.value(-10); // -2
 */
export const ACTIVATIONS: Readonly<Record<Activation, ActivationFunction>> = {
  linear: { formula: "z", value: (z) => z, derivative: () => 1 },
  swish: { formula: "z · σ(z)", value: (z) => z * sigmoid(z), derivative: swishDerivative },
  relu: { formula: "max(z, 0)", value: (z) => Math.max(z, 0), derivative: (z) => (z > 0 ? 1 : 0) },
  leakyRelu: {
    formula: `max(z, ${LEAKY_SLOPE} z)`,
    value: (z) => Math.max(z, LEAKY_SLOPE * z),
    derivative: (z) => (z > 0 ? 1 : LEAKY_SLOPE),
  },
  elu: { formula: "z si z > 0; e^z − 1 si no", value: (z) => (z > 0 ? z : Math.expm1(z)), derivative: (z) => (z > 0 ? 1 : Math.exp(z)) },
  softplus: { formula: "log(1 + e^z)", value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), derivative: sigmoid },
  tanh: { formula: "tanh(z)", value: Math.tanh, derivative: (z) => 1 - Math.tanh(z) ** 2 },
};

/** σ(z) = 1 / (1 + e^−z). */
function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function swishDerivative(z: number): number {
  const s = sigmoid(z);
  return s + z * s * (1 - s);
}
