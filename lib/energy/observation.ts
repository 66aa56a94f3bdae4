import { requirePositive, requireSamples, ShapeError } from "../errors";
import type { Energy, EnergyAndGradient } from "./energy";

/** How much noise there is in what was seen, and the shape of a sample. */
export interface ObservationOptions {
  /** σ > 0 of the noise. */
  readonly sigma: number;
  /** Shape of one sample, e.g. energy.shape. */
  readonly shape: readonly number[];
}

/**
 * What a noisy observation y = x + σ ξ says of x: E(x) = |x − y|² / (2σ²), minus log p(y | x) but for a constant.
 *
 * In a product with an energy of x it makes the posterior, p(x | y) ∝ exp(−E(x)) p(y | x) (Bayes), whose samples are y without its
 * noise. A batch goes with the observations one by one, and again from the first when there are more: sample i with observation
 * i mod m; a batch must hold a multiple of m.
 * @param seen y, flat [m, ...shape]
 * @throws OptionError, ShapeError
 * @example
 * const seen = observationEnergy(Float32Array.of(1, -1), { sigma: 0.5, shape: [1] });
 * seen.energyAndGradient(Float32Array.of(0, 0)); // { energy: Float32Array(2) [ 2, 2 ], gradient: Float32Array(2) [ -4, 4 ] }
 */
export function observationEnergy(seen: Float32Array, { sigma, shape }: ObservationOptions = {} as ObservationOptions): Energy {
  const subject = "observationEnergy";
  requirePositive("sigma", sigma, { subject, remedy: "es la desviación típica del ruido; por ejemplo sigma: 0.3" });
  const observations = requireSamples("seen", seen, { subject, shape, remedy: "pasa también shape, por ejemplo energia.shape" });
  const y = seen.slice();
  const evaluate = (x: Float32Array): EnergyAndGradient => {
    const n = requireSamples("x", x, { subject, shape });
    if (n % observations !== 0) {
      const problem = `hay ${observations} observaciones y llegaron ${n} muestras`;
      throw new ShapeError({ subject, problem, remedy: "pasa una muestra por observación, o varias veces todas, en el mismo orden" });
    }
    const energy = new Float32Array(n);
    const gradient = x.map((v, j) => (v - y[j % y.length]) / sigma ** 2);
    const size = x.length / n;
    for (let i = 0; i < n; i++) {
      let squares = 0;
      for (let j = i * size; j < (i + 1) * size; j++) squares += (x[j] - y[j % y.length]) ** 2;
      energy[i] = squares / (2 * sigma ** 2);
    }
    return { energy, gradient };
  };
  return { name: "lo observado", shape, energy: (x) => evaluate(x).energy, energyAndGradient: evaluate };
}
