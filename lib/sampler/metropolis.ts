import { chainUniforms } from "../rng/chain-uniforms";
import type { Rng } from "../rng/rng";

/** Probability min(1, exp(logRatio)) of accepting a proposal: 0 when the ratio is no number. */
export function acceptanceOf(logRatio: number): number {
  return Number.isNaN(logRatio) ? 0 : Math.exp(Math.min(0, logRatio));
}

/**
 * Whether to accept, from a uniform `luck` in [0, 1): never when the ratio is no number. Luck is a multiple of 2^−24, so the
 * probability is exp(logRatio) rounded up to such a multiple.
 */
export function accepts(luck: number, logRatio: number): boolean {
  return Math.log(luck) < logRatio;
}

/** Uniforms that decide for each chain at a step, of shape [chains, choices]. */
export function drawLuck(rng: Rng, { step, chains, choices = 1 }: { step: number; chains: number; choices?: number }): Float32Array {
  const luck = new Float32Array(chains * choices);
  chainUniforms(rng, luck, { step, chains });
  return luck;
}
