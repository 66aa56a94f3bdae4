import { requireInteger, requireNonNegative } from "../../errors";

/**
 * Inverse temperatures 0 = β_0 < β_1 < … < β_K = 1 of annealing, K + 1 of them:
 *
 * β_k = (σ(δ (2k/K − 1)) − σ(−δ)) / (σ(δ) − σ(−δ)),  σ(t) = 1 / (1 + e^−t);  evenly spaced when δ = 0.
 *
 * With δ = 4 they are closest at both ends, where the path from the base to the model changes most.
 * Source: the sigmoid schedule of Grosse, Ghahramani and Adams (2015), "Sandwiching the marginal likelihood using bidirectional Monte Carlo".
 * @param temperatures K ≥ 1
 * @param options.steepness δ ≥ 0
 * @throws OptionError
 * @example
 * annealingSchedule(4, { steepness: 0 }); // Float64Array(5) [ 0, 0.25, 0.5, 0.75, 1 ]
 */
export function annealingSchedule(temperatures: number, { steepness = 4 }: { readonly steepness?: number } = {}): Float64Array {
  const subject = "annealingSchedule";
  requireInteger("temperatures", temperatures, {
    subject,
    min: 1,
    max: 1e6,
    remedy: "por ejemplo 500: cuantas más, más estrecho el intervalo",
  });
  requireNonNegative("steepness", steepness, { subject, remedy: "0 las reparte por igual; lo habitual es 4" });
  const at = (k: number) => {
    const place = (2 * k) / temperatures - 1;
    // (σ(δp) − σ(−δ)) / (σ(δ) − σ(−δ)) = (1 + tanh(δp/2) / tanh(δ/2)) / 2, and its limit as δ → 0
    return steepness === 0 ? (1 + place) / 2 : (1 + Math.tanh((steepness * place) / 2) / Math.tanh(steepness / 2)) / 2;
  };
  return Float64Array.from({ length: temperatures + 1 }, (_, k) => at(k));
}
