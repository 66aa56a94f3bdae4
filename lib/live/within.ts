/** A value inside a range: itself, or the nearer end. */
export function within([low, high]: readonly [number, number], value: number): number {
  return Math.min(high, Math.max(low, value));
}
