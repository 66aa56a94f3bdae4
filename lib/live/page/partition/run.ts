import { convergence, type Exact, exactPartition, type GridSum, gridSum, relativeError } from "../../partition/partition";
import type { PartitionChoice } from "./settings";

/** Points of the drawn curves. */
const DRAWN_POINTS = 400;

/** What is drawn and said. */
export interface PartitionState extends PartitionChoice {
  /** The student's grid. */
  readonly grid: GridSum;
  readonly exact: Exact;
  /** |Z_n − Z| / Z. */
  readonly error: number;
  /** The error with 2, 3, … 200 points. */
  readonly errors: Float64Array;
  /** exp(−E/T) on a fine grid, to be drawn as a curve. */
  readonly curve: Float64Array;
}

/** All that follows from where the controls stand. */
export function partitionState(choice: PartitionChoice): PartitionState {
  const grid = gridSum(choice, choice.points);
  const exact = exactPartition(choice);
  return {
    ...choice,
    grid,
    exact,
    error: relativeError(grid.z, exact.z),
    errors: convergence(choice, exact.z),
    curve: gridSum(choice, DRAWN_POINTS).heights,
  };
}
