import { effectiveSampleSize } from "./effective-sample-size";

/**
 * How many dependent draws are worth one independent: τ = 1 + 2 Σ_t≥1 ρ_t, estimated as N / ESS by {@link effectiveSampleSize}.
 *
 * For x_t+1 = ρ x_t + noise it is (1 + ρ)/(1 − ρ). Steps, not gradients: a step of `hmc` costs as many gradients as it has leaps.
 * @param values of shape [steps, chains]; at least 4 steps
 * @throws ShapeError; OptionError when there are too few values, or all are equal.
 * @example
 * const run = await sample(ula(quadratic([0]), { stepSize: 1 }), new Float32Array(50), { seed: 7, steps: 500, burnIn: 20, thin: 1 });
 * const time = integratedAutocorrelationTime(coordinateTrace(run, 0), 50);
 * Math.abs(time - 3) < 0.3; // true
 */
export function integratedAutocorrelationTime(values: ArrayLike<number>, chains: number): number {
  return values.length / effectiveSampleSize(values, chains);
}
