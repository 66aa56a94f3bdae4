import { OptionError, requireSamples, ShapeError } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Energy, EnergyAndGradient } from "./energy";
import { requireEnergy } from "./require-energy";

/** What is known of each sample. */
export interface Known {
  /** Whole samples; only their known values are looked at, and the others may be anything, NaN too. */
  readonly x: Float32Array;
  /** Which of the values of a sample are known: as many as it has, alike for all samples. */
  readonly known: ArrayLike<boolean | number>;
}

/** The energy of the values that are not known, and the way between them and whole samples. */
export interface ConditionalEnergy extends Energy {
  /** The values that are not known of whole samples, flat [n, free]. */
  freeOf(x: Float32Array): Float32Array;
  /** Whole samples: the free values in their places among the known ones. */
  complete(free: Float32Array): Float32Array;
}

/**
 * The energy of some values of a sample given the rest: p(x_free | x_known) ∝ exp(−E(x_free, x_known)).
 *
 * To condition is to hold still: the known values stay, the free ones are the sample, and any sampler draws them as it draws from
 * any energy; the gradient is that of E at the free places. With a mask of half an image it is inpainting. A batch goes with the
 * known samples one by one, and again from the first when there are more: sample i of a batch is completed with known sample
 * i mod m, m being how many there are; a batch must hold a multiple of m.
 * @throws OptionError, ShapeError
 * @example
 * const tilted = gaussian({ covariance: [[1, 0.8], [0.8, 1]] });
 * const given = conditionalEnergy(tilted, { x: Float32Array.of(1, 0), known: [true, false] }); // y given x = 1: N(0.8, 0.36)
 * const { gradient } = given.energyAndGradient(Float32Array.of(0.8));
 * [given.shape, Math.abs(gradient[0]) < 1e-6, given.complete(Float32Array.of(0.5))]; // [ [ 1 ], true, Float32Array(2) [ 1, 0.5 ] ]
 */
export function conditionalEnergy(energy: Energy, { x, known }: Known = {} as Known): ConditionalEnergy {
  const subject = "conditionalEnergy";
  requireEnergy(energy, subject);
  const size = sizeOf(energy.shape);
  const free = freePlaces(known, size, subject);
  const fixed = x instanceof Float32Array ? x.map((value, k) => (known[k % size] ? value : 0)) : x;
  const remedy = "las muestras enteras; lo que no se sabe se ignora";
  const samples = requireSamples("x", fixed, { subject, shape: energy.shape, remedy });
  const freeOf = (whole: Float32Array) => {
    const n = requireSamples("x", whole, { subject, shape: energy.shape });
    return Float32Array.from({ length: n * free.length }, (_, k) => whole[Math.floor(k / free.length) * size + free[k % free.length]]);
  };
  const complete = (values: Float32Array) => {
    const n = requireSamples("x", values, { subject, shape: [free.length] });
    if (n % samples !== 0) {
      const problem = `lo conocido es de ${samples} muestras y llegaron ${n}`;
      throw new ShapeError({ subject, problem, remedy: "pasa una muestra por cada conocida, o varias veces todas, en el mismo orden" });
    }
    const whole = new Float32Array(n * size);
    for (let start = 0; start < whole.length; start += fixed.length) whole.set(fixed, start);
    values.forEach((value, k) => (whole[Math.floor(k / free.length) * size + free[k % free.length]] = value));
    return whole;
  };
  return {
    name: `${energy.name} dado lo conocido`,
    shape: [free.length],
    freeOf,
    complete,
    energy: (values) => energy.energy(complete(values)),
    energyAndGradient(values): EnergyAndGradient {
      const found = energy.energyAndGradient(complete(values));
      return { energy: found.energy, gradient: freeOf(found.gradient) };
    },
  };
}

/** The places of a sample that are not known. @throws ShapeError, OptionError */
function freePlaces(known: ArrayLike<boolean | number>, size: number, subject: string): readonly number[] {
  const remedy = "true o 1 donde el valor se sabe, false o 0 donde no";
  if (known?.length !== size)
    throw new ShapeError({ subject, problem: `known debe tener ${size} valores, uno por cada valor de una muestra`, remedy });
  const free = Array.from({ length: size }, (_, place) => place).filter((place) => !known[place]);
  if (free.length === 0) throw new OptionError({ subject, problem: "known dice que se sabe todo: no queda nada que muestrear", remedy });
  return free;
}
