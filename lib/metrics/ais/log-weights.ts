import { EbmError, requireInteger } from "../../errors";
import { generator } from "../../rng/generator";
import { rng, STREAM } from "../../rng/rng";
import { quantileOfSorted } from "../quantile";

/** The logarithm of a mean of weights, and how much to trust it. */
export interface LogMean {
  /** log (1/N) Σ w_i. */
  readonly value: number;
  /** Of `value`, by the delta method: √((N/ESS − 1) / (N − 1)). It misses what no chain has seen. */
  readonly standardError: number;
  /** From the 2.5 % to the 97.5 % quantile of `value` over resamples of the weights. */
  readonly interval: readonly [low: number, high: number];
  /** Effective number of weights, (Σ w)² / Σ w², between 1 and N: near 1, one chain decides everything. */
  readonly ess: number;
}

/**
 * log (1/N) Σ exp(l_i) in float64 without overflow, its error, a bootstrap interval and the effective sample size.
 *
 * The interval assumes independent weights, and with an ESS of a few it is far too narrow: weights that matter were never drawn.
 * Source: Kong, Liu and Wong (1994) for the ESS; Efron (1979) for the bootstrap.
 * @param logWeights l_i; −∞ is a weight of 0
 * @param options.resamples how many resamples the interval uses
 * @throws OptionError; EbmError when a weight is no number or all are 0.
 * @example
 * logMeanWeights([0, 0]).ess; // 2
 */
export function logMeanWeights(
  logWeights: ArrayLike<number>,
  { seed = 0, resamples = 500 }: { readonly seed?: number; readonly resamples?: number } = {},
): LogMean {
  const subject = "logMeanWeights";
  const n = requireInteger("logWeights.length", logWeights?.length, { subject, min: 1, remedy: "hace falta al menos un peso" });
  requireInteger("resamples", resamples, { subject, min: 1, max: 1e5 });
  const top = topOf(logWeights, subject);
  const weights = Float64Array.from({ length: n }, (_, i) => Math.exp(logWeights[i] - top));
  const [sum, squares] = [weights.reduce((a, w) => a + w, 0), weights.reduce((a, w) => a + w * w, 0)];
  const ess = sum ** 2 / squares;
  const standardError = n < 2 ? Number.POSITIVE_INFINITY : Math.sqrt(Math.max(0, n / ess - 1) / (n - 1));
  return { value: top + Math.log(sum / n), standardError, ess, interval: bootstrap(weights, { top, seed, resamples }) };
}

function bootstrap(weights: Float64Array, { top, seed, resamples }: { top: number; seed: number; resamples: number }) {
  const draws = generator(rng(seed, STREAM.annealing, 0xffffffff));
  const n = weights.length;
  const values = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weights[Math.floor(n * (draws.uint32() / 2 ** 32))];
    values[r] = top + Math.log(sum / n);
  }
  values.sort();
  return [quantileOfSorted(values, 0.025), quantileOfSorted(values, 0.975)] as const;
}

function topOf(logWeights: ArrayLike<number>, subject: string): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logWeights.length; i++) {
    if (Number.isNaN(logWeights[i]))
      throw new EbmError({ subject, problem: `el peso ${i} no es un número`, remedy: "mira si la energía da NaN" });
    top = Math.max(top, logWeights[i]);
  }
  if (Number.isFinite(top)) return top;
  throw new EbmError({
    subject,
    problem: top > 0 ? "un peso es infinito" : "todos los pesos son 0",
    remedy: "mira si la energía es finita y si la base cubre las zonas de energía baja",
  });
}
