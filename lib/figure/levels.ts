import { tidy } from "./text";

/** The colour scale of a landscape: its ends, the labels of the legend, the heights of the contour lines. */
export interface Levels {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly contours: readonly number[];
  /** Some energies are above `high` and share its colour. */
  readonly clipped: boolean;
}

/** An energy explodes far from its wells: colours end at this many times the height of the median above the minimum. */
const MEDIAN_HEIGHTS = 3;

/**
 * Chooses round levels for some energies, or inside a range that the caller gives.
 * @param contours about how many contour lines; 0: none
 */
export function chooseLevels(
  values: Float32Array,
  { range, contours }: { range?: readonly [number, number] | undefined; contours: number },
): Levels {
  const sorted = Float32Array.from(values).sort();
  const [min, max] = [sorted[0] as number, sorted.at(-1) as number];
  const [from, to] = range ?? [min, robustTop(sorted)];
  const step = niceStep((to > from ? to - from : 1) / 5);
  const low = from;
  const high = range ? to : Math.max(Math.ceil(to / step - 0.05), Math.floor(from / step) + 1) * step;
  const between = contours > 0 ? multiples(niceStep((high - low) / contours), { low, high }) : [];
  return {
    low: tidy(low),
    high: tidy(high),
    ticks: multiples(step, { low, high }),
    contours: between.filter((level) => level > low && level < high),
    clipped: max > high,
  };
}

/** The step 1, 2, 2.5 or 5 times a power of ten next above `raw`; 1 for 0. */
export function niceStep(raw: number): number {
  if (!(raw > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const digit = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= raw * 0.999) ?? 10;
  return digit * power;
}

function robustTop(sorted: Float32Array): number {
  const [min, max] = [sorted[0] as number, sorted.at(-1) as number];
  const median = sorted[sorted.length >> 1] as number;
  const top = min + MEDIAN_HEIGHTS * (median - min);
  return top > min && top < 0.8 * max + 0.2 * min ? top : max;
}

/** The multiples of `step` in [low, high]. */
export function multiples(step: number, { low, high }: { low: number; high: number }): number[] {
  const first = Math.ceil(low / step - 1e-6);
  const last = Math.floor(high / step + 1e-6);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => tidy((first + i) * step));
}
