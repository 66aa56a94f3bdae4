/**
 * An axis of energies that is linear near a centre and logarithmic far from it: digits and noise, a thousand times further,
 * fit on one.
 */
export interface EnergyAxis {
  readonly centre: number;
  /** How far from the centre the axis begins to shrink, a power of ten. */
  readonly unit: number;
  /** Its ends, on the scale of {@link onAxis}. */
  readonly low: number;
  readonly high: number;
}

/** What is left free beyond the outermost energies, in factors of ten, and the least that is seen below the centre. */
const [MARGIN, LEAST] = [0.15, -0.9];

/**
 * The axis for some energies, of which `near` are the ones to be told apart: it is linear where they are.
 * @param near energies in whose middle the centre lies
 * @param all energies that must fit, those among them
 * @example
 * const axis = energyAxis([-0.02, 0, 0.02], [-0.02, 0.02, 14]);
 * [axis.centre, axis.unit]; // [ 0, 0.01 ]
 */
export function energyAxis(near: ArrayLike<number>, all: ArrayLike<number>): EnergyAxis {
  const values = Array.from(near);
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / values.length, 0));
  const unit = 10 ** Math.round(Math.log10(spread > 0 ? spread / 2 : Math.max(1e-3, Math.abs(mean))));
  const centre = Number((Math.round(mean / (10 * unit)) * 10 * unit).toPrecision(12)) + 0;
  let [low, high] = [LEAST, -LEAST];
  for (const energy of Array.from(all)) {
    const place = onAxis({ centre, unit }, energy);
    [low, high] = [Math.min(low, place), Math.max(high, place)];
  }
  return { centre, unit, low: low - MARGIN, high: high + MARGIN };
}

/**
 * Where an energy lies: sign(d) · log₁₀(1 + |d|) with d = (E − centre) / unit.
 * @example
 * onAxis({ centre: 0, unit: 0.01 }, 0.09); // 1
 */
export function onAxis({ centre, unit }: Pick<EnergyAxis, "centre" | "unit">, energy: number): number {
  const distance = (energy - centre) / unit;
  return Math.sign(distance) * Math.log10(1 + Math.abs(distance));
}

/**
 * The same as a share of the axis, from 0 at its left end to 1 at its right one, where energies beyond stay.
 * @example
 * shareOfAxis({ centre: 0, unit: 0.01, low: -1, high: 3 }, 0); // 0.25
 */
export function shareOfAxis(axis: EnergyAxis, energy: number): number {
  return Math.min(1, Math.max(0, (onAxis(axis, energy) - axis.low) / (axis.high - axis.low)));
}

/**
 * The energies to be written under the axis: the centre, and each ten times further from it than the one before.
 * @example
 * axisTicks({ centre: 0, unit: 0.01, low: -1.1, high: 3.3 }); // [ -0.1, 0, 0.1, 1, 10 ]
 */
export function axisTicks(axis: EnergyAxis): readonly number[] {
  const { centre, unit, low, high } = axis;
  const distances = Array.from({ length: 12 }, (_, power) => unit * 10 ** (power + 1));
  const ticks = [...distances.map((far) => centre - far).reverse(), centre, ...distances.map((far) => centre + far)];
  return ticks.map((tick) => Number(tick.toPrecision(12))).filter((tick) => onAxis(axis, tick) >= low && onAxis(axis, tick) <= high);
}
