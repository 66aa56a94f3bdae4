/**
 * Round numbers, three to six of them, that cover an axis from `low` to `high`: the first is not above `low` and the last not below `high`.
 *
 * Steps are 1, 2 or 5 times a power of ten. Source: Heckbert (1990), "Nice numbers for graph labels", Graphics Gems.
 * @example
 * niceTicks(0.3, 4.1); // [ 0, 1, 2, 3, 4, 5 ]
 */
export function niceTicks(low: number, high: number): readonly number[] {
  const span = high > low ? high - low : Math.max(1e-6, Math.abs(high));
  const [bottom, top] = high > low ? [low, high] : [low - span / 2, high + span / 2];
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const step = power * ([1, 2, 5].find((times) => span / (power * times) <= 4) ?? 10);
  const first = Math.floor(bottom / step + 1e-9);
  const last = Math.ceil(top / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
