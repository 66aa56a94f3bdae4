import type { EngineNetwork } from "../engine/engine";
import { OptionError, requireInteger, requireOneOf, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import { normals, type Rng, rng, STREAM, uniforms } from "../rng/index";
import { requireSmooth } from "./smooth";

/** Random directions v with E[v vᵀ] = I. */
export type Directions = "rademacher" | "gaussian" | "axes";

/** Options of sliced score matching. */
export interface SlicedOptions {
  /** Directions tried for each sample. */
  readonly slices?: number;
  /** "rademacher": ±1 each; "gaussian": N(0, I); "axes": √d times the unit vectors in turn, with `slices` a multiple of d. */
  readonly directions?: Directions;
  /** Distance h of the differences along a direction, in units of the data. */
  readonly h?: number;
}

/** Samples as often as they have slices, and a direction for each. */
interface Slices {
  readonly x: Float32Array;
  readonly vectors: Float32Array;
}

interface Room {
  readonly samples: number;
  readonly dimension: number;
  readonly slices: number;
}

/** Fills v of shape [slices, samples, d]. */
const DRAW: Readonly<Record<Directions, (source: Rng, out: Float32Array, room: Room) => void>> = {
  rademacher(source, out) {
    uniforms(source, out);
    for (let j = 0; j < out.length; j++) out[j] = out[j] < 0.5 ? -1 : 1;
  },
  gaussian: (source, out, { samples, slices }) => normals(source, out, { step: 0, chains: samples * slices }),
  axes(_, out, { samples, dimension }) {
    for (let i = 0; i * dimension < out.length; i++) out[i * dimension + (Math.floor(i / samples) % dimension)] = Math.sqrt(dimension);
  },
};

/** What the two objectives that look along directions share. */
interface Slicing {
  /** Before the first step: there is nothing to carry. @throws OptionError when the network has corners, or the slices are not enough. */
  init(network: EngineNetwork): null;
  /** The directions of a batch, which (seed, step) decides. */
  draw(network: EngineNetwork, x: Float32Array, moment: { readonly seed: number; readonly step: number }): Slices;
}

/** Checks the options when an objective is made, and says how it looks at a batch. @throws OptionError */
export function slicing(subject: string, options: Required<SlicedOptions>): Slicing {
  const { slices, directions, h } = options;
  requireInteger("slices", slices, { subject, min: 1, max: 1e4, remedy: "una dirección por muestra ya vale: slices: 1" });
  requireOneOf("directions", directions, { subject, allowed: Object.keys(DRAW) as Directions[] });
  requirePositive("h", h, { subject, remedy: "mucho menos que el detalle más fino de los datos; por ejemplo h: 0.02" });
  return {
    init({ spec }) {
      requireSmooth(spec, subject);
      requireWholeAxes(options, sizeOf(spec.inputShape), subject);
      return null;
    },
    draw: ({ spec }, x, { seed, step }) =>
      drawSlices(x, { slices, directions, dimension: sizeOf(spec.inputShape), source: rng(seed, STREAM.objective, step) }),
  };
}

/** Checks that every axis has its turn equally often. @throws OptionError */
function requireWholeAxes({ slices, directions }: Required<SlicedOptions>, dimension: number, subject: string): void {
  if (directions !== "axes" || slices % dimension === 0) return;
  const problem = `con directions: "axes" hacen falta slices múltiplo de la dimensión, ${dimension}, y llegó ${slices}`;
  throw new OptionError({ subject, problem, remedy: `slices: ${dimension}` });
}

interface DrawOptions {
  readonly slices: number;
  readonly directions: Directions;
  readonly dimension: number;
  readonly source: Rng;
}

function drawSlices(x: Float32Array, { slices, directions, dimension, source }: DrawOptions): Slices {
  const repeated = new Float32Array(slices * x.length);
  for (let m = 0; m < slices; m++) repeated.set(x, m * x.length);
  const vectors = new Float32Array(repeated.length);
  DRAW[directions](source, vectors, { samples: x.length / dimension, dimension, slices });
  return { x: repeated, vectors };
}
