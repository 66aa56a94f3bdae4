import { requireInteger, requirePositive } from "../errors";
import { generator, rng, STREAM } from "../rng/index";
import { parameterLayout, type ParameterEntry } from "./layout";
import { type LinearMap, linearMap } from "./linear-map";
import { inputShapes, layerNames } from "./shapes";
import type { NetworkSpec } from "./spec";
import { requireWeights } from "./weights";

/** How long power iteration goes on. */
export interface SpectralOptions {
  /** It stops when σ changes by less than this part of itself. */
  readonly tolerance?: number;
  /** At most so many products with A and Aᵀ. */
  readonly iterations?: number;
}

/** The largest singular value of a layer's linear map. */
export interface SpectralNorm {
  /** Keras-like name of the layer, e.g. "conv2d_1". */
  readonly layer: string;
  /** σ = max |Ax| / |x|: how much the layer can stretch a difference of inputs, before its activation. */
  readonly norm: number;
}

/**
 * The spectral norm of every convolution and dense layer, σ(A) = max |Ax| / |x|, of the map that it really is: a convolution with its strides and zeros on
 * its image, not the matrix of its kernel, whose norm is another number.
 *
 * Power iteration: v ← AᵀA v / |AᵀA v| and σ = |A v|, which rises to σ(A) from below; in float64, from a start that only depends on the shape, so the same weights
 * give the same number. A network is Lipschitz with constant Π σ_l times those of its activations (1.1 each for swish, 1 for relu),
 * without residual sums, which add, and without group normalization, which divides by what came in and has no such constant.
 *
 * Source: Gouk, Frank, Pfahringer and Cree (2021), "Regularisation of neural networks by enforcing Lipschitz continuity", section 3.2; Miyato et al. (2018), "Spectral
 * normalization for generative adversarial networks", who take the matrix of the kernel.
 * @throws ShapeError, OptionError
 * @example
 * const spec = network({ name: "doble", inputShape: [2], layers: [dense(2), dense(1)] });
 * spectralNorms(spec, Float32Array.of(3, 0, 0, 2, 0, 0, 3, 4, 0)).map(({ norm }) => norm.toFixed(3)); // [ '3.000', '5.000' ]
 */
export function spectralNorms(spec: NetworkSpec, weights: Float32Array, options: SpectralOptions = {}): SpectralNorm[] {
  requireWeights(spec, weights);
  checkOptions(options, "spectralNorms");
  return linearLayers(spec, weights).map(({ entry, map }) => ({ layer: entry.layer, norm: normOf(map, options) }));
}

/**
 * The weights with no layer stretching more than `limit`: each kernel W becomes W · min(1, limit / σ), biases stay. After each training step it keeps a network
 * Lipschitz in any engine: `network.setWeights(limitSpectralNorms(network.spec, network.weights()))`.
 *
 * Power iteration comes from below, so a layer may stay above the limit by what `tolerance` and `iterations` leave: with ten iterations, about 3 % on the lesson's network.
 * `spectralLimiter` does it with few. It is the projection of Gouk et al., not the reparametrisation of Miyato et al.: a layer below the limit is left alone, and the gradient does not pass through σ.
 * @param options.limit λ > 0
 * @returns a new θ
 * @throws ShapeError, OptionError
 * @example
 * const spec = network({ name: "larga", inputShape: [2], layers: [dense(1)] });
 * limitSpectralNorms(spec, Float32Array.of(3, 4, 7), { limit: 1 }); // Float32Array(3) [ 0.6000000238418579, 0.800000011920929, 7 ]
 */
export function limitSpectralNorms(
  spec: NetworkSpec,
  weights: Float32Array,
  { limit = 1, ...options }: SpectralOptions & { readonly limit?: number } = {},
): Float32Array {
  requireWeights(spec, weights);
  requirePositive("limit", limit, { subject: "limitSpectralNorms", remedy: "1 hace que ninguna capa estire" });
  checkOptions(options, "limitSpectralNorms");
  const out = weights.slice();
  for (const { entry, map } of linearLayers(spec, weights)) shrink(out, entry, limit / normOf(map, options));
  return out;
}

/** Multiplies the kernel of that entry by `factor`, in place, unless that would make it longer. */
export function shrink(weights: Float32Array, { offset, size }: ParameterEntry, factor: number): void {
  if (factor < 1) for (let i = offset; i < offset + size; i++) weights[i] *= factor;
}

/** @throws OptionError */
export function checkOptions({ tolerance = 1, iterations = 1 }: SpectralOptions, subject: string): void {
  requirePositive("tolerance", tolerance, { subject, remedy: "por ejemplo 1e-6" });
  requireInteger("iterations", iterations, { subject, min: 1, max: 1e6 });
}

/** The layers that have a kernel, each as a linear map. */
export function linearLayers(spec: NetworkSpec, weights: Float32Array): { readonly entry: ParameterEntry; readonly map: LinearMap }[] {
  const kernels = new Map(parameterLayout(spec).flatMap((entry) => (entry.name === "kernel" ? [[entry.layer, entry] as const] : [])));
  const names = layerNames(spec.layers);
  const shapes = inputShapes(spec);
  return spec.layers.flatMap((layer, i) => {
    const entry = kernels.get(names[i]);
    if (entry === undefined || layer.type === "flatten" || layer.type === "add" || layer.type === "groupNorm") return [];
    return [{ entry, map: linearMap(layer, shapes[i], weights.subarray(entry.offset, entry.offset + entry.size)) }];
  });
}

function normOf(map: LinearMap, options: SpectralOptions): number {
  return powerIteration(map, startOf(map), options).norm;
}

/** A direction that depends on the shape of the map alone, of length √inputs or so. */
export function startOf({ inputs, outputs }: Pick<LinearMap, "inputs" | "outputs">): Float64Array {
  const draws = generator(rng(inputs, STREAM.weights, outputs));
  return Float64Array.from({ length: inputs }, () => draws.normal());
}

/** σ from below, and the unit direction that is stretched so: the next start, when the map has changed a little. */
export function powerIteration(
  map: LinearMap,
  start: Float64Array,
  { tolerance = 1e-6, iterations = 300 }: SpectralOptions,
): { readonly norm: number; readonly direction: Float64Array } {
  let direction = unit(start);
  let norm = 0;
  for (let t = 0; t < iterations; t++) {
    const stretched = map.apply(direction);
    const next = lengthOf(stretched);
    if (next === 0) return { norm: 0, direction };
    direction = unit(map.transpose(stretched));
    if (Math.abs(next - norm) <= tolerance * next) return { norm: next, direction };
    norm = next;
  }
  return { norm, direction };
}

/** v / |v|; of the zero vector, itself. */
function unit(v: Float64Array): Float64Array {
  const length = lengthOf(v);
  return length === 0 ? v : v.map((value) => value / length);
}

function lengthOf(v: Float64Array): number {
  return Math.hypot(...chunked(v));
}

/** Euclidean lengths of parts of a vector, short enough to be the arguments of a call. */
function chunked(values: Float64Array): number[] {
  const parts: number[] = [];
  for (let from = 0; from < values.length; from += 4096) parts.push(Math.hypot(...values.subarray(from, from + 4096)));
  return parts;
}
