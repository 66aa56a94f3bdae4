import type { Energy } from "../../energy/energy";
import { landscape2d } from "../../energy/pointwise";

/** The square [−RELIEF_SIDE, RELIEF_SIDE]² that shows all that is likely in a drawn landscape at T ≤ 1. */
export const RELIEF_SIDE = 3;
/** Where the walls begin, on each axis, and how stiff they are: at T = 1 particles go 0.3 into them. */
const [WALL, STIFFNESS] = [2, 12];
/** Knots of the relief, a side, and the distance between two. */
const KNOTS = 33;
const PITCH = (2 * RELIEF_SIDE) / (KNOTS - 1);
/** Heights that paint cannot exceed, up or down. */
const HIGHEST = 6;

/** Heights at the knots of a grid, row by row from the bottom: what a student has painted. */
export type Relief = Float32Array;

/** A touch of the brush: a hill where its height is positive, a valley where it is negative. */
export interface Dab {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Standard deviation of the bump. */
  readonly width: number;
}

/**
 * A relief on which nobody has painted yet.
 * @example
 * flatRelief().every((height) => height === 0); // true
 */
export function flatRelief(): Relief {
  return new Float32Array(KNOTS * KNOTS);
}

/**
 * A relief with one more bump, h·exp(−|x − c|²/2w²), on its knots; no height goes beyond ±6.
 * @example
 * Math.min(...painted(flatRelief(), { x: 0, y: 0, height: -1, width: 0.5 })); // -1
 */
export function painted(relief: Relief, { x, y, height, width }: Dab): Relief {
  const bump = (at: number, centre: number) => Math.exp(-((at - centre) ** 2) / (2 * width ** 2));
  const across = Float64Array.from({ length: KNOTS }, (_, i) => bump(knot(i), x));
  const along = Float64Array.from({ length: KNOTS }, (_, j) => height * bump(knot(j), y));
  return relief.map((old, k) => Math.min(HIGHEST, Math.max(-HIGHEST, old + across[k % KNOTS] * along[Math.floor(k / KNOTS)])));
}

const knot = (i: number) => i * PITCH - RELIEF_SIDE;

/**
 * The energy of a painted relief between soft walls, with continuous second derivatives but where the walls begin:
 *
 * E(x, y) = Σ_ij h_ij B((x − x_i)/s) B((y − y_j)/s) + k/2·(max(0, |x| − w)² + max(0, |y| − w)²),
 *
 * with B the uniform cubic B-spline. Its gradient is exact: the derivative of B is a quadratic spline. Source: de Boor (1978),
 * "A Practical Guide to Splines".
 * @example
 * const valley = painted(flatRelief(), { x: 1, y: 0, height: -2, width: 0.5 });
 * const { gradient } = reliefEnergy(valley).energyAndGradient(Float32Array.of(0.5, 0));
 * gradient[0] < -1; // true
 */
export function reliefEnergy(relief: Relief): Energy {
  return landscape2d({
    name: "dibujo",
    energy: (x, y) => sum(relief, cellOf(x, values), cellOf(y, values)) + wall(x) + wall(y),
    gradient: (x, y) => [
      sum(relief, cellOf(x, slopes), cellOf(y, values)) + wallSlope(x),
      sum(relief, cellOf(x, values), cellOf(y, slopes)) + wallSlope(y),
    ],
  });
}

const beyond = (v: number) => Math.max(0, Math.abs(v) - WALL);
const wall = (v: number) => (STIFFNESS / 2) * beyond(v) ** 2;
const wallSlope = (v: number) => STIFFNESS * Math.sign(v) * beyond(v);

/** The four splines that are not zero at a coordinate: the knot of the first, and their values or slopes. */
interface Cell {
  readonly first: number;
  readonly weights: readonly number[];
}

function cellOf(v: number, weightsAt: (t: number) => readonly number[]): Cell {
  const u = (v + RELIEF_SIDE) / PITCH;
  const cell = Math.floor(u);
  return { first: cell - 1, weights: weightsAt(u - cell) };
}

/** The splines at the share `t` of the way from a knot to the next. */
function values(t: number): readonly number[] {
  const r = 1 - t;
  return [(r * r * r) / 6, ((3 * t - 6) * t * t + 4) / 6, ((3 * r - 6) * r * r + 4) / 6, (t * t * t) / 6];
}

function slopes(t: number): readonly number[] {
  const r = 1 - t;
  return [(-r * r) / (2 * PITCH), ((3 * t - 4) * t) / (2 * PITCH), ((4 - 3 * r) * r) / (2 * PITCH), (t * t) / (2 * PITCH)];
}

/** Σ over the sixteen knots around a point; there are none outside the grid. */
function sum(relief: Relief, { first: i, weights: across }: Cell, { first: j, weights: along }: Cell): number {
  let total = 0;
  const [bottom, top] = [Math.max(0, -j), Math.min(4, KNOTS - j)];
  const [left, right] = [Math.max(0, -i), Math.min(4, KNOTS - i)];
  for (let b = bottom; b < top; b++) {
    let row = 0;
    for (let a = left; a < right; a++) row += relief[(j + b) * KNOTS + i + a] * across[a];
    total += row * along[b];
  }
  return total;
}
