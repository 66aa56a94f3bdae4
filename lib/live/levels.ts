/**
 * The positions of a slider: its own, and the value at which it starts, in rising order.
 * @example
 * levels([0, 1, 3], 2); // [ 0, 1, 2, 3 ]
 */
export function levels(own: readonly number[], start: number): readonly number[] {
  return [...new Set([...own, start])].sort((a, b) => a - b);
}

/**
 * The place of the level that is nearest to a value.
 * @example
 * nearestLevel([0, 1, 3], 2.5); // 2
 */
export function nearestLevel(all: readonly number[], value: number): number {
  return all.reduce((best, level, place) => (Math.abs(level - value) < Math.abs(all[best] - value) ? place : best), 0);
}
