import type { EngineNetwork } from "../engine/engine";
import { type Limited, type SpectralLimiter, spectralLimiter } from "../network/spectral-limiter";

/** A limiter and where its next power iterations start; empty when there is no limit. */
export interface SpectralLimit {
  readonly limiter?: SpectralLimiter;
  readonly directions?: Float32Array;
}

/** Puts the θ of a network at the limit or below, if there is one, and gives what keeps it there. @throws OptionError */
export function startLimit(network: EngineNetwork, limit: number | undefined): SpectralLimit {
  if (limit === undefined) return {};
  const limiter = spectralLimiter(network.spec, { limit });
  const { directions } = keepLimit(network, { limiter, directions: limiter.init() });
  return { limiter, directions };
}

/** The same after an update of θ: what is left to remember is θ and the directions. */
export function keepLimit(network: EngineNetwork, { limiter, directions }: SpectralLimit): Pick<Limited, "weights"> & Partial<Limited> {
  if (!limiter || !directions) return { weights: network.weights() };
  const limited = limiter.step(directions, network.weights());
  network.setWeights(limited.weights);
  return limited;
}
