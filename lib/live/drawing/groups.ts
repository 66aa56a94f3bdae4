import { quantileOfSorted } from "../../metrics/quantile";
import { type EnergyAxis, shareOfAxis } from "./axis";

/** Bars of a histogram. */
const BINS = 44;

/** The energies of some images, as their histogram and their percentiles. */
export interface EnergyGroup {
  readonly name: string;
  /** The share of the images in each of as many equal bins of the axis. */
  readonly shares: readonly number[];
  /** The energies that 0 %, 1 %, … 100 % of the images do not exceed. */
  readonly percentiles: readonly number[];
}

/**
 * Counts the energies of a group.
 * @example
 * energyGroup("datos", [0, 0.01, 0.02], { centre: 0, unit: 0.01, low: -1, high: 1 }).percentiles[50]; // 0.01
 */
export function energyGroup(name: string, energies: ArrayLike<number>, axis: EnergyAxis): EnergyGroup {
  const shares = new Float64Array(BINS);
  for (const energy of Array.from(energies)) shares[Math.min(BINS - 1, Math.floor(BINS * shareOfAxis(axis, energy)))] += 1;
  const sorted = Float64Array.from(energies).sort();
  return {
    name,
    shares: Array.from(shares, (count) => rounded(count / energies.length)),
    percentiles: Array.from({ length: 101 }, (_, percent) => rounded(quantileOfSorted(sorted, percent / 100))),
  };
}

const rounded = (value: number) => Number(value.toPrecision(6));

/**
 * The share of a group that has less than an energy, in [0, 1].
 * @param percentiles as in {@link EnergyGroup}, in rising order
 * @example
 * shareBelow([0, 1, 2, 3, 4], 1.5); // 0.375
 */
export function shareBelow(percentiles: readonly number[], energy: number): number {
  const last = percentiles.length - 1;
  const next = percentiles.findIndex((value) => value >= energy);
  if (next <= 0) return next === 0 ? 0 : 1;
  const [low, high] = [percentiles[next - 1], percentiles[next]];
  return (next - 1 + (energy - low) / (high - low)) / last;
}
