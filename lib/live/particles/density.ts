import type { Energy } from "../../energy/energy";

/** A square [−side, side]² cut in bins × bins equal squares, row by row from the bottom. */
export interface Bins {
  readonly side: number;
  readonly bins: number;
}

/** A density seen through bins. */
export interface Density {
  /** The probability of each bin; they sum 1. */
  readonly p: Float32Array;
  readonly meanEnergy: number;
}

/** Points of a bin, a side: enough for the smoothest of landscapes and the narrowest of ours. */
const FINE = 4;

/**
 * The Boltzmann density p ∝ exp(−E/T) on bins, by the midpoint rule on 4 × 4 points a bin; what lies outside the square is left out.
 * @example
 * exactDensity(quadratic([0, 0]), { side: 6, bins: 30 }, 0.5).meanEnergy.toFixed(3); // '0.500'
 */
export function exactDensity(energy: Energy, { side, bins }: Bins, temperature: number): Density {
  const across = bins * FINE;
  const at = (i: number) => side * ((2 * i + 1) / across - 1);
  const points = Float32Array.from({ length: 2 * across * across }, (_, k) =>
    at(k % 2 ? Math.floor((k >> 1) / across) : (k >> 1) % across),
  );
  const energies = energy.energy(points);
  const lowest = energies.reduce((least, e) => Math.min(least, e), Number.POSITIVE_INFINITY);
  const p = new Float64Array(bins * bins);
  let [total, weighted] = [0, 0];
  energies.forEach((e, k) => {
    const weight = Math.exp(-(e - lowest) / temperature);
    p[Math.floor(k / across / FINE) * bins + Math.floor((k % across) / FINE)] += weight;
    total += weight;
    weighted += weight * e;
  });
  return { p: Float32Array.from(p, (weight) => weight / total), meanEnergy: weighted / total };
}

/** Where particles have been of late. */
export interface RecentHistogram {
  /** Forgets a little of what it has seen, and counts the particles, flat points [x0, y0, x1, y1, …]. */
  add(x: Float32Array): void;
  /** The share of each bin; with {@link outside} they sum 1. */
  shares(): Float32Array;
  /** The share of what was seen outside the square. */
  outside(): number;
  clear(): void;
}

/** What is left of a count after a step: as if it remembered the last hundred steps. */
const KEPT = 0.99;

/**
 * A histogram that forgets slowly, so that the start of a run does not stay in it.
 * @example
 * const seen = recentHistogram({ side: 1, bins: 2 });
 * seen.add(Float32Array.of(-0.5, -0.5, 0.5, 0.5, 0.5, 0.4, 7, 7));
 * [[...seen.shares()], seen.outside()]; // [ [ 0.25, 0, 0, 0.5 ], 0.25 ]
 */
export function recentHistogram({ side, bins }: Bins): RecentHistogram {
  const counts = new Float64Array(bins * bins + 1);
  const place = (v: number) => Math.floor(((v + side) / (2 * side)) * bins);
  const inside = (i: number) => i >= 0 && i < bins;
  const total = () => counts.reduce((sum, count) => sum + count, 0) || 1;
  return {
    add(x) {
      for (let i = 0; i < counts.length; i++) counts[i] *= KEPT;
      for (let i = 0; i < x.length; i += 2) {
        const [column, row] = [place(x[i]), place(x[i + 1])];
        counts[inside(column) && inside(row) ? row * bins + column : bins * bins]++;
      }
    },
    shares() {
      const all = total();
      return Float32Array.from(counts.subarray(0, bins * bins), (count) => count / all);
    },
    outside: () => counts[bins * bins] / total(),
    clear: () => void counts.fill(0),
  };
}

/**
 * How far a histogram is from a density on the same bins: ½ Σ |p − q|, from 0, the same, to 1, nothing in common.
 * @param outside the share of the histogram that is in no bin
 * @example
 * totalVariation(Float32Array.of(0.5, 0.5), Float32Array.of(0.5, 0.25), 0.25); // 0.25
 */
export function totalVariation(p: Float32Array, q: Float32Array, outside: number): number {
  return (p.reduce((sum, one, i) => sum + Math.abs(one - q[i]), 0) + outside) / 2;
}
