import { requireInteger, requirePositive } from "../errors";

/** Ends and rungs of a ladder. */
interface Ladder {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * A ladder of `count` positive numbers from `from` to `to`, each the same multiple of the one before: v_i = from · (to/from)^(i/(count−1)).
 *
 * Temperatures and noise levels are often spaced so: on a parabola, neighbouring rungs then overlap as much all along the ladder.
 * @throws OptionError
 * @example
 * geometric({ from: 8, to: 1, count: 4 }); // [ 8, 4, 2, 1 ]
 */
export function geometric({ from, to, count }: Ladder = {} as Ladder): number[] {
  const subject = "geometric";
  requirePositive("from", from, { subject });
  requirePositive("to", to, { subject });
  requireInteger("count", count, { subject, min: 2, max: 10_000, remedy: "una escalera tiene al menos dos peldaños" });
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return from;
    return i === count - 1 ? to : from * (to / from) ** (i / (count - 1));
  });
}
