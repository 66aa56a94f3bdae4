import { strict as assert } from "node:assert";

/** The largest difference is at most `tolerance` times the largest expected magnitude. */
export function assertClose(got: ArrayLike<number>, expected: ArrayLike<number>, what: string, tolerance: number): void {
  assert.equal(got.length, expected.length, what);
  let largest = 0;
  let error = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(expected[i]));
    error = Math.max(error, Math.abs(got[i] - expected[i]));
  }
  assert.ok(largest > 0 && error <= tolerance * largest, `${what}: error ${error / largest} of the largest, ${largest}`);
}
