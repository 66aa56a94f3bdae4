import { rng, STREAM, uniforms } from "../rng";
import { countParameters, parameterLayout } from "./layout";
import type { NetworkSpec } from "./spec";
import { validateSpec } from "./validate";

const NO_SEED = {} as { readonly seed: number };

/**
 * Weights before training, flat as `parameterLayout` says: kernels Glorot uniform,
 * U(−√(6 / (fanIn + fanOut)), +√(6 / (fanIn + fanOut))), biases and β zero, γ one, as Keras does by default.
 *
 * The random number of a parameter depends on (seed, its place in θ) alone. Source: Glorot & Bengio (2010).
 * @throws SpecError; OptionError when the seed is no integer.
 * @example
 * initialWeights(preset("mlp-10"), { seed: 7 }).length; // 9729
 */
export function initialWeights(spec: NetworkSpec, { seed }: { readonly seed: number } = NO_SEED): Float32Array {
  validateSpec(spec);
  const weights = new Float32Array(countParameters(spec));
  const key = rng(seed, STREAM.weights);
  for (const { name, offset, size, fanIn, fanOut } of parameterLayout(spec)) {
    if (name === "gamma") weights.fill(1, offset, offset + size);
    if (name !== "kernel") continue;
    const kernel = weights.subarray(offset, offset + size);
    const limit = Math.sqrt(6 / (fanIn + fanOut));
    uniforms(key, kernel, { offset });
    for (let i = 0; i < size; i++) kernel[i] = (2 * kernel[i] - 1) * limit;
  }
  return weights;
}
