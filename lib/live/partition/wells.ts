/** A well of a 1-D energy, close to its bottom a parabola. */
export interface Well {
  /** Where its bottom is. */
  readonly position: number;
  /** The energy there, if it were alone. */
  readonly bottom: number;
  /** σ of the Gaussian that it is at T = 1. */
  readonly width: number;
}

/** The line ends at ±SIDE. */
export const SIDE = 4;

/** What a student may make of a well, from and to. */
export const WELL_RANGES = { position: [-2.5, 2.5], bottom: [0, 3], width: [0.1, 1] } as const satisfies Record<
  keyof Well,
  readonly [number, number]
>;

/** The two wells do not come closer than this, so that each keeps its side. */
export const APART = 0.3;

/**
 * The energy of some wells at a point: E(x) = −ln Σ_k exp(−b_k − (x − c_k)² / 2σ_k²).
 *
 * It is a smooth minimum of their parabolas. At T = 1 it is, but for a constant, a mixture of Gaussians:
 * on the whole line Z = Σ_k exp(−b_k) σ_k √(2π).
 * @example
 * wellsEnergy([{ position: 1, bottom: 0.5, width: 0.2 }], 1); // 0.5
 */
export function wellsEnergy(wells: readonly Well[], x: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const well of wells) least = Math.min(least, parabola(well, x));
  let sum = 0;
  for (const well of wells) sum += Math.exp(least - parabola(well, x));
  return least - Math.log(sum);
}

const parabola = ({ position, bottom, width }: Well, x: number) => bottom + (x - position) ** 2 / (2 * width * width);
