import { multiples, niceStep } from "./round-numbers";
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

function robustTop(sorted: Float32Array): number {
  const [min, max] = [sorted[0] as number, sorted.at(-1) as number];
  const median = sorted[sorted.length >> 1] as number;
  const top = min + MEDIAN_HEIGHTS * (median - min);
  return top > min && top < 0.8 * max + 0.2 * min ? top : max;
}
