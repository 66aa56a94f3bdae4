import { SIDE, type Well, wellsEnergy } from "./wells";

/** An energy on the line [−SIDE, SIDE], and its temperature. */
export interface Line {
  readonly wells: readonly [Well, Well];
  /** T of exp(−E/T). */
  readonly temperature: number;
  /** A constant that is added to all of the energy. */
  readonly raised: number;
}

/** Z as a sum: so many cells of one width, and in the middle of each the height exp(−E/T). */
export interface GridSum {
  readonly cell: number;
  readonly heights: Float64Array;
  /** The area of all cells. */
  readonly z: number;
}

/** Cells of the sum that counts as exact: the narrowest and coldest well has more than ten of them. */
const FINE = 4000;

/** The most points of a student's grid, and the fewest. */
export const [FEWEST_POINTS, MOST_POINTS] = [2, 200] as const;

/** The middle of a cell. */
export function middleOf(place: number, points: number): number {
  return SIDE * ((2 * place + 1) / points - 1);
}

/**
 * Z on a grid, by the midpoint rule: Z_n = Δx Σ_i exp(−E(x_i)/T), with Δx = 2·SIDE/n.
 * @example
 * const well = { position: 0, bottom: 0, width: 0.5 };
 * gridSum({ wells: [well, well], temperature: 1, raised: 0 }, 40).z.toFixed(6); // '2.506628'
 */
export function gridSum({ wells, temperature, raised }: Line, points: number): GridSum {
  const cell = (2 * SIDE) / points;
  const heights = new Float64Array(points);
  let sum = 0;
  for (let i = 0; i < points; i++) {
    heights[i] = Math.exp(-(wellsEnergy(wells, middleOf(i, points)) + raised) / temperature);
    sum += heights[i];
  }
  return { cell, heights, z: sum * cell };
}

/** All that is known of a line without regard to a student's grid. */
export interface Exact {
  readonly z: number;
  /** The probability of each well; the frontier is the highest point between their bottoms. */
  readonly shares: readonly [number, number];
  readonly frontier: number;
}

/**
 * Z and the probability of each well, on a grid so fine that more points change nothing.
 * @example
 * const [a, b] = [{ position: -2, bottom: 0, width: 0.2 }, { position: 2, bottom: 0, width: 0.6 }];
 * exactPartition({ wells: [a, b], temperature: 1, raised: 0 }).shares.map((share) => share.toFixed(3)); // [ '0.250', '0.750' ]
 */
export function exactPartition(line: Line): Exact {
  const { heights, z, cell } = gridSum(line, FINE);
  const [a, b] = line.wells.map(({ position }) => Math.round(((position / SIDE + 1) / 2) * FINE));
  let lowest = a;
  for (let i = a; i <= b; i++) if (heights[i] < heights[lowest]) lowest = i;
  let left = 0;
  for (let i = 0; i < lowest; i++) left += heights[i];
  const share = (left * cell) / z;
  return { z, shares: [share, 1 - share], frontier: middleOf(lowest, FINE) };
}

/**
 * How far Z on a grid is from the exact one, as a share of it.
 * @example
 * const well = { position: 0, bottom: 0, width: 0.5 };
 * const line = { wells: [well, well], temperature: 1, raised: 0 } as const;
 * relativeError(gridSum(line, 2).z, exactPartition(line).z) > 0.9; // true
 */
export function relativeError(z: number, exact: number): number {
  return Math.abs(z - exact) / exact;
}

/**
 * The relative error with 2, 3, … 200 points.
 * @example
 * const well = { position: 0, bottom: 0, width: 0.5 };
 * const line = { wells: [well, well], temperature: 1, raised: 0 } as const;
 * convergence(line, exactPartition(line).z).map((error) => Number(error < 1e-9)).indexOf(1) + 2; // 17
 */
export function convergence(line: Line, exact: number): Float64Array {
  return Float64Array.from({ length: MOST_POINTS - FEWEST_POINTS + 1 }, (_, i) => relativeError(gridSum(line, FEWEST_POINTS + i).z, exact));
}
