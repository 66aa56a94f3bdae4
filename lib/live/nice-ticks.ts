import { multiples, niceStep } from "../figure/round-numbers";

/** Without 2.5: a run has no half steps. */
const DIGITS = [1, 2, 5, 10];

/**
 * Round numbers, from three to seven, that cover an axis from `low` to `high`: the first is not above `low` and the last not below `high`.
 *
 * Steps are 1, 2 or 5 times a power of ten. Source: Heckbert (1990), "Nice numbers for graph labels", Graphics Gems.
 * @example
 * niceTicks(0.3, 4.1); // [ 0, 1, 2, 3, 4, 5 ]
 */
export function niceTicks(low: number, high: number): readonly number[] {
  const span = high > low ? high - low : Math.max(1e-6, Math.abs(high));
  const [bottom, top] = high > low ? [low, high] : [low - span / 2, high + span / 2];
  const step = niceStep(span / 4, DIGITS);
  return multiples(step, { low: step * Math.floor(bottom / step + 1e-9), high: step * Math.ceil(top / step - 1e-9) });
}
