import type { Energy } from "../energy/energy";
import { EbmError, requireInteger } from "../errors";
import { type Generator, generator } from "../rng/generator";
import { rng, STREAM } from "../rng/rng";
import { type Box2d, requireBox, requirePlane } from "./log-partition-2d";

/** Proposals whose energy is asked for at once. */
const BATCH = 1024;
/** Proposals a sample, of which it would be foolish to wait for more. */
const PATIENCE = 1000;
/** Index of the key, away from those of annealing. */
const KEY = 0xfffffff0;

/** A grid of cells on the box, with a lower bound of E on each. */
interface Cells {
  readonly box: Box2d;
  readonly side: number;
  readonly bounds: Float64Array;
  /** Σ exp(−bound) of the cells up to this one, over that of all. */
  readonly cumulative: Float64Array;
}

/**
 * Exact, independent samples of p ∝ exp(−E) on a box of the plane, by rejection from a grid: a cell j is drawn with probability ∝ exp(−b_j), a point x uniform
 * in it, and x is kept with probability exp(b_j − E(x)), where b_j ≤ E on the cell.
 *
 * The bound is E at the centre, less twice its slope times the half diagonal of the cell, less 1/4. A proposal below its bound is refused with an error
 * instead of being kept too seldom, so what comes is exact but for the chance that a wrong bound passed unseen.
 * Source: von Neumann (1951), "Various techniques used in connection with random digits".
 * @returns flat, of shape [count, 2]
 * @throws OptionError, ShapeError; EbmError when the cells are too coarse for the energy.
 * @example
 * rejectionSamples2d(quadratic([0, 0]), { box: [[-6, 6], [-6, 6]], count: 100, seed: 7 }).length; // 200
 */
export function rejectionSamples2d(
  energy: Energy,
  {
    box,
    count,
    seed,
    cells: side = 128,
  }: { readonly box: Box2d; readonly count: number; readonly seed: number; readonly cells?: number } = {} as never,
): Float32Array {
  const subject = "rejectionSamples2d";
  requirePlane(energy, subject);
  requireBox(box, subject);
  requireInteger("count", count, { subject, min: 1, max: 1e7 });
  requireInteger("cells", side, { subject, min: 2, max: 2048 });
  const draws = generator(rng(seed, STREAM.annealing, KEY));
  const cells = cellsOf(energy, box, side);
  const out = new Float32Array(2 * count);
  for (let kept = 0, proposed = 0; kept < count; proposed += BATCH) {
    if (proposed > PATIENCE * (kept + 100)) tooCoarse(side, `de ${proposed} propuestas solo se aceptan ${kept}`);
    kept += keepSome(out.subarray(2 * kept), energy, { cells, draws });
  }
  return out;
}

function cellsOf(energy: Energy, box: Box2d, side: number): Cells {
  const [width, height] = box.map(([low, high]) => (high - low) / side);
  const centres = new Float32Array(2 * side * side);
  for (let cell = 0; cell < side * side; cell++)
    centres.set([box[0][0] + width * ((cell % side) + 0.5), box[1][0] + height * (Math.floor(cell / side) + 0.5)], 2 * cell);
  const { energy: energies, gradient } = energy.energyAndGradient(centres);
  const reach = Math.hypot(width, height); // twice the half diagonal
  const bounds = Float64Array.from(energies, (e, i) => e - reach * Math.hypot(gradient[2 * i], gradient[2 * i + 1]) - 0.25);
  const least = bounds.reduce((a, b) => Math.min(a, b));
  const cumulative = bounds.map((b) => Math.exp(least - b));
  for (let i = 1; i < cumulative.length; i++) cumulative[i] += cumulative[i - 1];
  const total = cumulative[cumulative.length - 1];
  return { box, side, bounds, cumulative: cumulative.map((c) => c / total) };
}

/** Proposes a batch, writes those that are kept at the beginning of `out`, as many as it holds, and says how many. */
function keepSome(out: Float32Array, energy: Energy, { cells, draws }: { cells: Cells; draws: Generator }): number {
  const { box, side, bounds, cumulative } = cells;
  const chosen = Uint32Array.from({ length: BATCH }, () => firstAbove(cumulative, draws.uniform()));
  const proposals = new Float32Array(2 * BATCH);
  chosen.forEach((cell, i) => {
    const at = [cell % side, Math.floor(cell / side)];
    for (const axis of [0, 1])
      proposals[2 * i + axis] = box[axis][0] + ((box[axis][1] - box[axis][0]) / side) * (at[axis] + draws.uniform());
  });
  const energies = energy.energy(proposals);
  let kept = 0;
  for (let i = 0; i < BATCH && 2 * kept < out.length; i++) {
    const excess = energies[i] - bounds[chosen[i]];
    if (!(excess >= 0)) {
      tooCoarse(side, `la energía en (${proposals[2 * i]}, ${proposals[2 * i + 1]}) baja de la cota de su celda`);
    }
    if (draws.uniform() >= Math.exp(-excess)) continue;
    out.set(proposals.subarray(2 * i, 2 * i + 2), 2 * kept);
    kept++;
  }
  return kept;
}

function tooCoarse(side: number, problem: string): never {
  throw new EbmError({ subject: "rejectionSamples2d", problem, remedy: `usa más celdas: cells: ${2 * side}` });
}

/** The first place whose cumulative probability is above u, by bisection. */
function firstAbove(cumulative: Float64Array, u: number): number {
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] > u) high = middle;
    else low = middle + 1;
  }
  return low;
}
