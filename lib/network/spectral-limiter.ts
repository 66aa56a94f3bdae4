import { describeValue, requirePositive, ShapeError } from "../errors";
import { inputShapes, outputShape, sizeOf } from "./shapes";
import { checkOptions, linearLayers, powerIteration, shrink, type SpectralOptions, startOf } from "./spectral";
import type { NetworkSpec } from "./spec";
import { validateSpec } from "./validate";
import { requireWeights } from "./weights";

/** Weights with every layer at its limit or below, and where the next power iterations start. */
export interface Limited {
  readonly weights: Float32Array;
  readonly directions: Float32Array;
}

/** Keeps a network's spectral norms below a limit while it is trained. */
export interface SpectralLimiter {
  /** Where the first power iterations start: a direction for each layer, one after the other. */
  init(): Float32Array;
  /** @throws ShapeError when lengths do not fit; OptionError when a weight is not finite. */
  step(directions: Float32Array, weights: Float32Array): Limited;
}

/**
 * `limitSpectralNorms` for a training, as an init/step pair: each kernel W becomes W · min(1, limit / σ), with σ by power
 * iteration from where the step before ended.
 *
 * Between two training steps a kernel hardly turns, so that two or three iterations are enough where a new start needs
 * dozens. σ comes from below: with the tolerance t, a layer stays above the limit by √(t/2) or so at most, 0.7 % for 1e-4. The
 * directions are float32, so that a checkpoint keeps all of them, and a run that is resumed has the same bits.
 *
 * Source: Gouk, Frank, Pfahringer and Cree (2021), algorithm 2; the direction that is kept is Miyato et al. (2018), algorithm 1.
 * @throws SpecError, OptionError
 * @example
 * const spec = network({ name: "larga", inputShape: [2], layers: [dense(1)] });
 * const limiter = spectralLimiter(spec, { limit: 1 });
 * limiter.step(limiter.init(), Float32Array.of(3, 4, 7)).weights.map((w) => Math.round(100 * w)); // Float32Array(3) [ 60, 80, 700 ]
 */
export function spectralLimiter(
  spec: NetworkSpec,
  { limit, tolerance = 1e-4, iterations = 100 }: SpectralOptions & { readonly limit: number } = {} as { limit: number },
): SpectralLimiter {
  const subject = "spectralLimiter";
  validateSpec(spec);
  requirePositive("limit", limit, { subject, remedy: "1 hace que ninguna capa estire" });
  checkOptions({ tolerance, iterations }, subject);
  const starts = startsOf(spec);
  const total = starts.reduce((sum, { length }) => sum + length, 0);
  return {
    init: () => joined(starts),
    step(directions, weights) {
      requireDirections(directions, total);
      const out = requireWeights(spec, weights).slice();
      let at = 0;
      const found = linearLayers(spec, weights).map(({ entry, map }) => {
        const start = Float64Array.from(directions.subarray(at, at + map.inputs));
        at += map.inputs;
        const { norm, direction } = powerIteration(map, start, { tolerance, iterations });
        shrink(out, entry, limit / norm);
        return direction;
      });
      return { weights: out, directions: joined(found) };
    },
  };
}

function startsOf(spec: NetworkSpec): Float64Array[] {
  const shapes = inputShapes(spec);
  return spec.layers.flatMap((layer, i) =>
    layer.type === "conv2d" || layer.type === "dense"
      ? [startOf({ inputs: sizeOf(shapes[i]), outputs: sizeOf(outputShape(layer, shapes[i])) })]
      : [],
  );
}

function joined(parts: readonly Float64Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}

function requireDirections(directions: unknown, length: number): void {
  if (directions instanceof Float32Array && directions.length === length) return;
  throw new ShapeError({
    subject: "spectralLimiter",
    problem: `las direcciones deben ser un Float32Array de ${length} valores y llegó ${describeValue(directions)}`,
    remedy: "las del comienzo son init(), y las siguientes, las que dio el paso anterior",
  });
}
