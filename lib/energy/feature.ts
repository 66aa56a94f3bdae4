import { OptionError, requireFinite, requireFiniteValues, requirePositive, requireSamples, ShapeError } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Energy, EnergyAndGradient } from "./energy";

/** A linear feature a·x, and where it should be. */
export interface FeatureOptions {
  /** a, one a value of a sample, not all 0. */
  readonly direction: ArrayLike<number>;
  /** b, the wanted value of a·x. */
  readonly target: number;
  /** k > 0: a·x has the deviation 1/√k about b at T = 1, if nothing else is asked. */
  readonly stiffness: number;
  /** Shape of one sample, e.g. [32, 32, 1]. */
  readonly shape: readonly number[];
}

/**
 * A wish about one number of a sample, as a part for a product: E(x) = (k/2) (a·x − b)²,  ∇E = k (a·x − b) a.
 *
 * With a = 1/n everywhere, a·x is the mean of the pixels: how much ink there is. Alone it has no Z, for across a nothing is asked.
 * @throws OptionError, ShapeError
 * @example
 * const bright = featureEnergy({ direction: [0.5, 0.5], target: 1, stiffness: 4, shape: [2] });
 * bright.energyAndGradient(Float32Array.of(3, 1)); // { energy: Float32Array(1) [ 2 ], gradient: Float32Array(2) [ 2, 2 ] }
 */
export function featureEnergy({ direction, target, stiffness, shape }: FeatureOptions = {} as FeatureOptions): Energy {
  const subject = "featureEnergy";
  requirePositive("stiffness", stiffness, { subject });
  requireFinite("target", target, { subject });
  requireFiniteValues("direction", direction, { subject, remedy: "un número por cada valor de una muestra" });
  const size = direction.length;
  if (!Array.isArray(shape) || shape.length === 0 || !shape.every((n) => Number.isSafeInteger(n) && n > 0))
    throw new ShapeError({
      subject,
      problem: "shape debe ser una lista de enteros positivos",
      remedy: "la de una muestra, por ejemplo [32, 32, 1]",
    });
  if (sizeOf(shape) !== size) {
    const problem = `direction tiene ${size} números y una muestra de forma [${shape}] tiene otros`;
    throw new ShapeError({ subject, problem, remedy: "pasa un número por cada valor de una muestra" });
  }
  const a = Float64Array.from(direction);
  if (a.every((value) => value === 0)) {
    const remedy = "por ejemplo 1/n en cada uno de los n valores, que es la media";
    throw new OptionError({ subject, problem: "direction es todo ceros: no mide nada", remedy });
  }
  const evaluate = (x: Float32Array): EnergyAndGradient => {
    const energy = new Float32Array(requireSamples("x", x, { subject, shape }));
    const gradient = new Float32Array(x.length);
    for (let i = 0; i < energy.length; i++) {
      let off = -target;
      for (let j = 0; j < size; j++) off += a[j] * x[i * size + j];
      energy[i] = (stiffness / 2) * off * off;
      for (let j = 0; j < size; j++) gradient[i * size + j] = stiffness * off * a[j];
    }
    return { energy, gradient };
  };
  return { name: "un rasgo", shape, energy: (x) => evaluate(x).energy, energyAndGradient: evaluate };
}
