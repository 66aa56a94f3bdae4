import type { Energy } from "../energy/energy";
import { isNetworkEnergy } from "../energy/network-energy";
import { requireEnergy } from "../energy/require-energy";
import { manySteps } from "../engine/many-steps";
import { turns } from "../engine/turns";
import { requireBounds, requireFiniteValues, requireInteger, requirePositive, requireSamples, ShapeError } from "../errors";
import { sizeOf } from "../network/shapes";
import { rng } from "../rng/rng";
import { atEqualArcs } from "./resample";

/** How paths are relaxed. */
export interface RelaxOptions {
  /** How many steps to make. */
  readonly steps: number;
  /** Multiplies the gradient; in a valley of curvature κ it must stay below 2/κ. */
  readonly stepSize: number;
  /** Points of each path, when there are several one after the other; by default all points are one path. */
  readonly points?: number;
  /** Points stay in [low, high]; null: no bounds. */
  readonly bounds?: readonly [low: number, high: number] | null;
  /** Stops the work; `relaxPath` then throws an AbortError within one step. */
  readonly signal?: AbortSignal;
  /** Called before each step, e.g. to show progress. */
  readonly onStep?: (seen: RelaxSeen) => void;
}

/** What one step saw. */
export interface RelaxSeen {
  /** Steps made so far. */
  readonly step: number;
  /** E of the points before the step, of shape [paths, points]. */
  readonly energies: Float32Array;
  /** The points themselves, of shape [paths, points, ...shape] (do not keep them: copy). */
  readonly path: Float32Array;
}

/** Relaxed paths. */
export interface RelaxedPaths {
  /** Of shape [paths, points, ...shape]. */
  readonly path: Float32Array;
  /** E of the points, of shape [paths, points]. */
  readonly energies: Float32Array;
  /** Highest energy of each path after 0, 1, …, steps steps, of shape [steps + 1, paths]. */
  readonly peaks: Float32Array;
}

/**
 * Lets paths slide down the energy, their ends held: the simplified string method.
 *
 * A step moves each inner point downhill, x_i ← clip(x_i − stepSize · ∇E(x_i)), and then puts all points at equal arc lengths
 * along the broken line through them, or else they would all run into the valleys. Where it comes to rest, ∇E is along the
 * path: a path of least energy, whose top is a saddle. Which one it finds depends on where it started, and points at rest
 * around a top are below it: more points tell its height better.
 *
 * All points of all paths are one batch a step, rounded to float32 as the engines do; a network's engine makes it where it makes
 * its chains, in a page in its worker. Without noise: the same paths each time, and n steps and then m more are n + m steps.
 * Source: E, Ren and Vanden-Eijnden (2007), "Simplified and improved string method for computing the minimum energy paths in
 * barrier-crossing events"; there the ends slide down too, and splines join the points.
 * @param path of shape [paths, points, ...energy.shape], points >= 3
 * @throws ShapeError, OptionError; AbortError when `signal` fires.
 * @example
 * const arc = Float32Array.of(-1, 0, -0.5, 0.8, 0, 1, 0.5, 0.8, 1, 0);
 * const { path, energies } = await relaxPath(doubleWell(), arc, { steps: 200, stepSize: 0.05 });
 * [path[5] < 1e-3, energies[2] > 0.999]; // [ true, true ]
 */
export async function relaxPath(energy: Energy, path: Float32Array, options: RelaxOptions = {} as RelaxOptions): Promise<RelaxedPaths> {
  const { steps, stepSize, points, bounds, signal, onStep } = checked(energy, path, options);
  const layout = { size: sizeOf(energy.shape), points };
  const paths = path.length / (layout.size * points);
  const peaks = new Float32Array((steps + 1) * paths);
  const nextTurn = turns(signal, "relaxPath", "la relajación");
  let now: Float32Array = path.slice();
  for (let step = 0; step < steps; step++) {
    await nextTurn(step);
    const { energies, x } = await descended(energy, now, { step, stepSize });
    notePeaks(energies, { peaks, step, points });
    onStep?.({ step, energies, path: now });
    now = strung(now, x, { ...layout, bounds });
  }
  const energies = energy.energy(now);
  notePeaks(energies, { peaks, step: steps, points });
  return { path: now, energies, peaks };
}

function checked(energy: Energy, path: Float32Array, { steps, stepSize, points, bounds = null, signal, onStep }: RelaxOptions) {
  const subject = "relaxPath";
  requireEnergy(energy, subject);
  const n = requireSamples("path", path, { subject, shape: energy.shape, remedy: "linearPath(a, b, { points: 20 }) da un camino válido" });
  const each = requireInteger("points", points ?? n, { subject, min: 3, remedy: "hacen falta los dos extremos y algo entre ellos" });
  if (n % each !== 0) {
    throw new ShapeError({
      subject,
      problem: `path debe tener caminos enteros de ${each} puntos y llegaron ${n} puntos`,
      remedy: "points es el número de puntos de cada camino, el de linearPath",
    });
  }
  requireInteger("steps", steps, { subject, max: 1e6, remedy: "por ejemplo steps: 100" });
  requirePositive("stepSize", stepSize, { subject, remedy: "en un paisaje 2-D prueba con 0.01" });
  return { steps, stepSize, points: each, bounds: requireBounds("bounds", bounds, { subject }), signal, onStep };
}

function requireFiniteEnergies(energies: Float32Array): void {
  const remedy = "el camino diverge: usa un stepSize más pequeño";
  requireFiniteValues("la energía del camino", energies, { subject: "relaxPath", remedy });
}

/** Writes the highest energy of each path. @throws OptionError when an energy is no finite number */
function notePeaks(energies: Float32Array, { peaks, step, points }: { peaks: Float32Array; step: number; points: number }): void {
  requireFiniteEnergies(energies);
  const paths = energies.length / points;
  for (let p = 0; p < paths; p++) {
    peaks[step * paths + p] = energies.subarray(p * points, (p + 1) * points).reduce((a, b) => Math.max(a, b));
  }
}

/** E of all points, and x − stepSize · ∇E(x) of them: a step of ULA at temperature 0. @throws OptionError when E is no finite number */
async function descended(energy: Energy, now: Float32Array, { step, stepSize }: { step: number; stepSize: number }) {
  const points = now.length / sizeOf(energy.shape);
  const trace = { energy: new Float32Array(points), gradientNorm: new Float32Array(points) };
  const rule = { algorithm: "ula", stepSize: 2 * stepSize, temperature: 0 } as const;
  const work = { rule, steps: 1, firstStep: step, rng: rng(0), trace };
  try {
    const x = await (isNetworkEnergy(energy) ? energy.network.manySteps(now, work) : manySteps(now, energy, work));
    return { energies: trace.energy, x };
  } catch (error) {
    requireFiniteEnergies(energy.energy(now));
    throw error;
  }
}

type Layout = Required<Pick<RelaxOptions, "points" | "bounds">> & { readonly size: number };

/** The paths whose inner points came to x: inside the bounds, between the ends that they had, at equal arcs. */
function strung(now: Float32Array, x: Float32Array, { size, points, bounds }: Layout): Float32Array {
  const [low, high] = bounds ?? [-Infinity, Infinity];
  const next = now.slice();
  const each = size * points;
  for (let start = 0; start < next.length; start += each) {
    for (let k = start + size; k < start + each - size; k++) next[k] = Math.min(high, Math.max(low, x[k]));
    next.set(atEqualArcs(next.subarray(start, start + each), { size, points }), start);
  }
  return next;
}
