import { OptionError, requireNonNegative, requirePositive } from "../errors";
import { rng, STREAM, uniforms } from "../rng";
import { initialWeights } from "./initial-weights";
import { parameterLayout } from "./layout";
import type { NetworkSpec } from "./spec";

/** Options of {@link spreadWeights}. */
export interface SpreadOptions {
  readonly seed: number;
  /** Largest weight of an input, in 1 / units of the data. */
  readonly slope?: number;
  /** Largest bias of the first layer. */
  readonly offset?: number;
}

/**
 * Weights before training for points of the plane: as `initialWeights`, but the first layer, dense, has its kernel uniform in
 * [−slope, slope] and its biases uniform in [−offset, offset].
 *
 * A unit a(w·x + b) bends along the line w·x = −b. With Glorot's small kernel and no biases all lines go through the origin and
 * hardly bend, so the energy begins almost linear, and a network learns coarse shapes long before fine ones; spread lines let it
 * begin where the data are narrow. Source: Rahaman et al. (2019), "On the spectral bias of neural networks".
 * @throws SpecError, OptionError
 * @example
 * const spec = network({ name: "punto", inputShape: [2], layers: [dense(4, { activation: "swish" }), dense(1)] });
 * spreadWeights(spec, { seed: 7, slope: 2 }).subarray(0, 8).every((w) => Math.abs(w) <= 2); // true
 */
export function spreadWeights(spec: NetworkSpec, { seed, slope = 2, offset = 2 }: SpreadOptions = {} as SpreadOptions): Float32Array {
  const subject = "spreadWeights";
  requirePositive("slope", slope, { subject });
  requireNonNegative("offset", offset, { subject });
  const weights = initialWeights(spec, { seed });
  if (spec.layers[0].type !== "dense" || spec.inputShape.length !== 1) {
    const remedy = "para imágenes usa initialWeights";
    throw new OptionError({ subject, problem: `la primera capa de la red ${spec.name} debe ser dense`, remedy });
  }
  const [kernel, bias] = parameterLayout(spec);
  const drawn = new Float32Array(kernel.size + bias.size);
  uniforms(rng(seed, STREAM.weights, 1), drawn);
  weights.set(drawn.map((u, j) => (2 * u - 1) * (j < kernel.size ? slope : offset)));
  return weights;
}
