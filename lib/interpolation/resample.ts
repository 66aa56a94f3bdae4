import { OptionError, requireInteger, requireSamples } from "../errors";

/** How a path of points is laid out, and how many points the new one has. */
interface ResampleOptions {
  /** Values of one point: 2 in the plane, 1024 in an image of 32 × 32. */
  readonly size: number;
  /** Points of the new path, its ends among them; by default as many as it has. */
  readonly points?: number;
}

/**
 * New points along the broken line through those of a path, at equal arc lengths from one another; the ends stay.
 *
 * Corners are cut a little: a chord is at most as long as its arc. With more points than before, the energies along the new
 * path show what lies between the old ones.
 * @param path of shape [n, size], n >= 2
 * @returns Float32Array of shape [points, size]
 * @throws ShapeError, OptionError
 * @example
 * resamplePath(Float32Array.of(0, 1, 8), { size: 1, points: 5 }); // Float32Array(5) [ 0, 2, 4, 6, 8 ]
 */
export function resamplePath(path: Float32Array, { size, points }: ResampleOptions = {} as ResampleOptions): Float32Array {
  const subject = "resamplePath";
  requireInteger("size", size, { subject, min: 1, remedy: "es el número de valores de un punto: 2 en el plano, 1024 en una imagen" });
  const n = requireSamples("path", path, { subject, shape: [size] });
  if (n < 2) {
    throw new OptionError({ subject, problem: `un camino tiene al menos 2 puntos y llegó ${n}`, remedy: "mira si size es el de un punto" });
  }
  const count = requireInteger("points", points ?? n, { subject, min: 2, max: 1e6, remedy: "cuenta también los extremos" });
  requireInteger("points × size", count * size, { subject, max: 2 ** 28, remedy: "pide menos puntos" });
  return atEqualArcs(path, { size, points: count });
}

/** The new points: what {@link resamplePath} does once its arguments are checked. */
export function atEqualArcs(path: Float32Array, { size, points }: Required<ResampleOptions>): Float32Array {
  const arcs = arcLengths(path, size);
  const whole = arcs[arcs.length - 1];
  const out = new Float32Array(points * size);
  for (let i = 0, piece = 0; i < points; i++) {
    const target = (whole * i) / (points - 1);
    while (piece < arcs.length - 2 && arcs[piece + 1] < target) piece++;
    const length = arcs[piece + 1] - arcs[piece];
    const t = length > 0 ? Math.min(1, Math.max(0, (target - arcs[piece]) / length)) : 0;
    for (let k = 0; k < size; k++) out[i * size + k] = (1 - t) * path[piece * size + k] + t * path[(piece + 1) * size + k];
  }
  out.set(path.subarray(0, size)); // the very bits of the ends
  out.set(path.subarray(path.length - size), out.length - size);
  return out;
}

/** How far along the broken line each point is, from 0. */
function arcLengths(path: Float32Array, size: number): Float64Array {
  const arcs = new Float64Array(path.length / size);
  for (let i = 1; i < arcs.length; i++) {
    let square = 0;
    for (let k = 0; k < size; k++) square += (path[i * size + k] - path[(i - 1) * size + k]) ** 2;
    arcs[i] = arcs[i - 1] + Math.sqrt(square);
  }
  return arcs;
}
