import { describeValue, EbmError, OptionError, requireFinite, requireFiniteValues, requirePositive, ShapeError } from "../errors";
import type { AdamMoments, AdamRates } from "./engine";

const SUBJECT = "adam";
const DIVERGED = "el entrenamiento divergió: baja learningRate o vuelve al último punto guardado";

/** Weights with the gradient of the loss there. */
export interface AdamPoint {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
}

/**
 * One Adam update, every operation rounded to float32: m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; θ ← θ − rate · m / (√v + ε).
 *
 * It leaves its arguments as they were. An engine in WebAssembly gives the same bits.
 * @throws EbmError when g² overflows.
 */
export function adamUpdate(
  moments: AdamMoments,
  { weights, gradient }: AdamPoint,
  rates: AdamRates,
): { readonly weights: Float32Array; readonly moments: AdamMoments } {
  const f = Math.fround;
  const [rate, beta1, beta2, epsilon] = [f(rates.rate), f(rates.beta1), f(rates.beta2), f(rates.epsilon)];
  const [rest1, rest2] = [f(1 - rates.beta1), f(1 - rates.beta2)];
  const next = new Float32Array(weights.length);
  const first = new Float32Array(weights.length);
  const second = new Float32Array(weights.length);
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i];
    first[i] = f(f(beta1 * moments.first[i]) + f(rest1 * g));
    second[i] = f(f(beta2 * moments.second[i]) + f(rest2 * f(g * g)));
    next[i] = f(weights[i] - f(f(rate * first[i]) / f(f(Math.sqrt(second[i])) + epsilon)));
  }
  requireFiniteSquares(second);
  return { weights: next, moments: { first, second } };
}

/** Refuses second moments that left the numbers: g² of a gradient above 1.8e19 is infinite, and that weight would never move again. @throws EbmError */
export function requireFiniteSquares(second: Float32Array): void {
  for (let i = 0; i < second.length; i++) {
    if (Number.isFinite(second[i])) continue;
    throw new EbmError({ subject: SUBJECT, problem: "el gradiente es tan grande que su cuadrado desborda", remedy: DIVERGED });
  }
}

/** Checks what an update is given. @throws ShapeError when lengths differ; OptionError when the gradient is not finite. */
export function requireAdamArrays(moments: AdamMoments, { weights, gradient }: AdamPoint): void {
  const arrays: unknown[] = [weights, gradient, moments?.first, moments?.second];
  if (!arrays.every((array) => array instanceof Float32Array && array.length === weights.length)) {
    const [w, g, m, v] = arrays.map(describeValue);
    throw new ShapeError({
      subject: SUBJECT,
      problem: `los pesos (${w}), el gradiente (${g}) y los momentos del estado (${m}; ${v}) deben ser Float32Array del mismo tamaño`,
      remedy: "el estado del comienzo es init(pesos.length)",
    });
  }
  requireFiniteValues("gradient", gradient, { subject: SUBJECT, remedy: DIVERGED });
}

/** Checks the numbers of an update. @throws OptionError */
export function requireAdamRates({ rate, beta1, beta2, epsilon }: AdamRates = {} as AdamRates): void {
  requireFinite("rate", rate, { subject: SUBJECT });
  requireDecays({ beta1, beta2, epsilon });
}

/** Checks what does not change from step to step. @throws OptionError */
export function requireDecays({ beta1, beta2, epsilon }: Omit<AdamRates, "rate">): void {
  const context = { subject: SUBJECT, remedy: "el valor de Keras es 1e-7; por debajo de 1e-45 es 0 en float32" };
  requirePositive("epsilon", Math.fround(requirePositive("epsilon", epsilon, context)), context);
  for (const [name, value] of Object.entries({ beta1, beta2 })) {
    if (typeof value === "number" && value >= 0 && value < 1) continue;
    throw new OptionError({ subject: SUBJECT, problem: `${name} debe estar en [0, 1) y llegó ${describeValue(value)}` });
  }
}
