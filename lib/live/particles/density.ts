import type { Energy } from "../../energy/energy";

/** A square [−side, side]² cut in bins × bins equal squares, row by row from the bottom. */
export interface Bins {
  readonly side: number;
  readonly bins: number;
}

/** A distribution seen through bins. */
export interface Binned {
  /** The probability of each bin; with `outside` they sum 1. */
  readonly p: Float32Array;
  /** The probability of what lies outside the square. */
  readonly outside: number;
}

/** A density seen through bins, and the mean of the energy under all of it, also outside the square. */
export interface Density extends Binned {
  readonly meanEnergy: number;
}

/** Points of a bin, a side: enough for the smoothest of landscapes and the narrowest of ours. */
const FINE = 4;
/** What lies outside the square is summed as far as the edges of one as many times wider, an odd number, a point a bin. */
const WIDER = 3;

/**
 * The Boltzmann density p ∝ exp(−E/T) on bins, by the midpoint rule on 4 × 4 points a bin. Z and ⟨E⟩ are those of a square three
 * times as wide, in which there is one point for each bin's area outside the square.
 * @example
 * const { meanEnergy, outside } = exactDensity(quadratic([0, 0]), { side: 2, bins: 30 }, 1);
 * [meanEnergy.toFixed(2), outside.toFixed(2)]; // [ '1.00', '0.09' ]
 */
export function exactDensity(energy: Energy, { side, bins }: Bins, temperature: number): Density {
  const across = bins * FINE;
  const inside = energy.energy(squarePoints(side, across));
  const beyond = energy.energy(pointsAround(side, bins));
  const lowest = [inside, beyond].reduce((least, all) => all.reduce((low, e) => Math.min(low, e), least), Number.POSITIVE_INFINITY);
  const weightOf = (e: number) => Math.exp(-(e - lowest) / temperature);
  const p = new Float64Array(bins * bins);
  let [outside, total, weighted] = [0, 0, 0];
  inside.forEach((e, k) => {
    const weight = weightOf(e) / FINE ** 2;
    p[Math.floor(k / across / FINE) * bins + Math.floor((k % across) / FINE)] += weight;
    total += weight;
    weighted += weight * e;
  });
  for (const e of beyond) {
    outside += weightOf(e);
    weighted += weightOf(e) * e;
  }
  total += outside;
  return { p: Float32Array.from(p, (weight) => weight / total), outside: outside / total, meanEnergy: weighted / total };
}

/** The middles of the cells of a square cut in `across` × `across`, row by row from the bottom. */
function squarePoints(side: number, across: number): Float32Array {
  const at = (i: number) => side * ((2 * i + 1) / across - 1);
  return Float32Array.from({ length: 2 * across * across }, (_, k) => at(k % 2 ? Math.floor((k >> 1) / across) : (k >> 1) % across));
}

/** The middles of the cells, as large as a bin, between the square and the wider one. */
function pointsAround(side: number, bins: number): Float32Array {
  const all = squarePoints(WIDER * side, WIDER * bins);
  return all.filter((_, k) => Math.max(Math.abs(all[k & ~1]), Math.abs(all[k | 1])) > side);
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
 * How far two distributions on the same bins are: ½ Σ |p − q|, what is outside the square as one more bin; from 0, the same, to 1,
 * nothing in common.
 * @example
 * totalVariation({ p: Float32Array.of(0.5, 0.5), outside: 0 }, { p: Float32Array.of(0.5, 0.25), outside: 0.25 }); // 0.25
 */
export function totalVariation(one: Binned, other: Binned): number {
  return (one.p.reduce((sum, p, i) => sum + Math.abs(p - other.p[i]), 0) + Math.abs(one.outside - other.outside)) / 2;
}
