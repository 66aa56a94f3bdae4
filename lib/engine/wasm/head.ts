import type { NetworkSpec } from "../../network/spec";

/**
 * The energy of one sample from its outputs h: outputSign · h for one, −log Σ_k exp(−outputSign · h_k) for several.
 * Source: Grathwohl et al. (2020), equation 6.
 */
export function energyOfOutputs({ outputSign: sign }: Pick<NetworkSpec, "outputSign">, h: ArrayLike<number>): number {
  if (h.length === 1) return sign * h[0];
  const least = leastEnergy(sign, h);
  let sum = 0;
  for (let k = 0; k < h.length; k++) sum += Math.exp(least - sign * h[k]);
  return least - Math.log(sum);
}

/** Writes ∂E/∂h_k: outputSign for one output; for several, outputSign · softmax(−outputSign · h)_k. */
export function writeEnergySlopes(out: Float32Array, { outputSign: sign }: Pick<NetworkSpec, "outputSign">, h: ArrayLike<number>): void {
  if (h.length === 1) {
    out[0] = sign;
    return;
  }
  const energy = energyOfOutputs({ outputSign: sign }, h);
  for (let k = 0; k < h.length; k++) out[k] = sign * Math.exp(energy - sign * h[k]);
}

/** The least of the outputs' own energies, so that no exponential overflows. */
function leastEnergy(sign: number, h: ArrayLike<number>): number {
  let least = Infinity;
  for (let k = 0; k < h.length; k++) if (!(sign * h[k] >= least)) least = sign * h[k]; // NaN is kept
  return least;
}
