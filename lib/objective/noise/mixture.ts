import { logSumExp } from "../../energy/log-sum-exp";
import { OptionError, requireFiniteValues, requireMembers } from "../../errors";
import { sizeOf } from "../../network/shapes";
import { generator, type Rng, rng } from "../../rng/index";
import type { NoiseDensity } from "./density";

/**
 * A mixture of densities: q(x) = Σ_k π_k q_k(x).
 * @param options.weights π, one a part; they need not add up to 1. By default all alike
 * @throws OptionError
 * @example
 * const near = gaussianNoise([0], { covariance: [1] });
 * const far = uniformBase([1], { bounds: [-5, 5] });
 * mixtureNoise([near, far], { weights: [3, 1] }).logDensity(Float32Array.of(5)); // Float64Array(1) [ -3.6888348535231157 ]
 */
export function mixtureNoise(
  parts: readonly NoiseDensity[],
  { weights = parts?.map(() => 1) }: { readonly weights?: readonly number[] } = {},
): NoiseDensity {
  const shares = checkedShares(parts, weights);
  const { shape } = parts[0];
  const size = sizeOf(shape);
  return {
    name: "mezcla",
    shape,
    logDensity(x) {
      const logs = parts.map((part) => part.logDensity(x));
      return logs[0].map((_, i) => logSumExp(logs.map((log, k) => log[i] + Math.log(shares[k]))));
    },
    draw(n, source) {
      const draws = generator(source);
      const chosen = Uint32Array.from({ length: n }, () => partAt(shares, draws.uniform()));
      const samples = parts.map((part, k) => part.draw(n, keyOfPart(source, k)));
      const out = new Float32Array(n * size);
      for (let i = 0; i < n; i++) out.set(samples[chosen[i]].subarray(i * size, (i + 1) * size), i * size);
      return out;
    },
  };
}

/** A key for the draws of part k, from one that says (seed, stream, index) already. */
function keyOfPart(source: Rng, k: number): Rng {
  const draws = generator(source, 2 ** 32 + 4 * k);
  return rng(draws.uint32() * 2 ** 21 + (draws.uint32() >>> 11), source.key[2], source.key[3]);
}

/** The part whose interval of length π_k holds u. */
function partAt(shares: readonly number[], u: number): number {
  let k = 0;
  for (let left = u - shares[0]; left >= 0 && k < shares.length - 1; left -= shares[k]) k++;
  return k;
}

function checkedShares(parts: readonly NoiseDensity[], weights: readonly number[]): readonly number[] {
  const subject = "mixtureNoise";
  const remedy = "por ejemplo mixtureNoise([cerca, lejos], { weights: [3, 1] })";
  if (!Array.isArray(parts) || parts.length === 0) throw new OptionError({ subject, problem: "hace falta al menos una densidad", remedy });
  const kind = "una densidad de ruido";
  for (const [k, part] of parts.entries()) {
    requireMembers(`la parte ${k}`, part as NoiseDensity, { subject, kind, members: ["shape", "logDensity", "draw"], remedy });
  }
  requireFiniteValues("weights", weights, { subject, remedy });
  if (weights.length !== parts.length || weights.some((w) => w <= 0)) {
    throw new OptionError({ subject, problem: `hace falta un peso positivo por densidad: ${parts.length}`, remedy });
  }
  if (parts.some(({ shape }) => String(shape) !== String(parts[0].shape))) {
    throw new OptionError({ subject, problem: "todas las densidades deben tener la misma forma", remedy });
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}
