import { requireInteger } from "../errors";
import { autocovariance } from "./autocovariance";
import { drawsOf, requireSpread } from "./draws";

/**
 * How alike the draws of a chain are that lie t steps apart, for t = 0 … `lags`: ρ_0 = 1.
 *
 * ρ_t = Σ_c c_t⁽ᶜ⁾ / Σ_c c_0⁽ᶜ⁾, with the autocovariance c_t = (1/n) Σ_i (x_i − x̄)(x_i+t − x̄) of every chain c about its own mean,
 * divided by n at every lag (not by n − t). Chains that sit in different wells are not seen: {@link splitRHat} sees them.
 * @param values of shape [steps, chains], e.g. trace.energy or coordinateTrace(run, 0)
 * @param options.lags at most steps − 1; a third of the steps by default, at most 100
 * @returns ρ, of length lags + 1
 * @throws ShapeError, OptionError
 * @example
 * [...autocorrelation([1, 2, 3, 4], 1, { lags: 2 })].map((rho) => rho.toFixed(2)); // [ '1.00', '0.25', '-0.30' ]
 */
export function autocorrelation(values: ArrayLike<number>, chains: number, { lags }: { readonly lags?: number } = {}): Float64Array {
  const subject = "autocorrelation";
  const draws = drawsOf(values, chains, subject);
  requireSpread(draws, subject);
  const steps = draws[0].length;
  const most = requireInteger("lags", lags ?? Math.min(100, Math.floor(steps / 3)), {
    subject,
    max: steps - 1,
    remedy: "como mucho, uno menos que los pasos",
  });
  const covariances = draws.map(autocovariance);
  const at = (lag: number) => covariances.reduce((sum, covariance) => sum + covariance[lag], 0);
  const total = at(0);
  // Chains that never move, in different places, are as alike as can be at every lag.
  return Float64Array.from({ length: most + 1 }, (_, lag) => (total === 0 ? 1 : at(lag) / total));
}
