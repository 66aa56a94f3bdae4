import { type ReplayBuffer, replayBuffer } from "../buffer/replay-buffer";
import type { ReplayBufferOptions } from "../buffer/options";
import { requireInteger, requireNonNegative } from "../errors";
import { contrastiveGradient } from "./contrastive-divergence";
import { type ChainOptions, defaultSampler, moveChains, requireChainOptions } from "./negatives";
import { NOTHING_OWN, type Objective } from "./objective";

/** Options of {@link replayCd}: those of its chains and of its memory. */
export interface ReplayCdOptions extends ChainOptions, Omit<ReplayBufferOptions, "shape" | "seed"> {
  /** Chains drawn from the memory in each training step. */
  readonly chains?: number;
}

/**
 * Contrastive divergence with a replay buffer, the variant of PCD that the recipe of the images uses: in each training step some
 * chains are drawn from a memory of earlier ones (and a few begin at new noise) and moved k steps, and where they end is added to the memory,
 * beside where they were; past its capacity the oldest go.
 *
 * ∂L/∂θ = mean ∂E(x⁺)/∂θ − mean ∂E(x⁻)/∂θ,  and α times the squared energies.
 *
 * Against `pcd`: a chain waits in the memory while θ moves; the fresh share `newFraction` has been only k steps away from noise, so
 * that the negatives are biased towards it; and as chains are drawn with replacement, some lines die out and others double, so
 * that the share of the memory in each mode wanders by chance, by √(p(1 − p)/N) a generation of N, whatever the energies say. In return no
 * chain stays caught in a mode for ever. The state is the buffer itself, which each step changes.
 * Source: Du and Mordatch (2019), "Implicit generation and modeling with energy-based models".
 * @throws OptionError
 * @example
 * replayCd({ steps: 20, chains: 64, capacity: 1024 }).name; // 'CD-20 con memoria'
 */
export function replayCd({
  steps = 10,
  sampler = defaultSampler,
  alpha = 0,
  chains = 128,
  ...memory
}: ReplayCdOptions = {}): Objective<ReplayBuffer> {
  const subject = "replayCd";
  requireChainOptions({ steps, sampler }, subject);
  requireInteger("chains", chains, { subject, min: 1, max: 1e6 });
  requireNonNegative("alpha", alpha, { subject });
  replayBuffer({ shape: [1], ...memory }); // wrong options are refused here, not at the first step
  return {
    name: `CD-${steps} con memoria`,
    own: NOTHING_OWN,
    init: ({ spec }, seed) => replayBuffer({ shape: spec.inputShape, seed, ...memory }),
    async measure(network, { x }, { seed, step, state }) {
      const start = state.draw(chains, step + 1);
      const fakes = await moveChains(network, start.x, { steps, sampler, seed, step });
      const { loss, gradient, real, ...facts } = contrastiveGradient(network, x, fakes, { alpha });
      state.push(fakes, start.ages);
      return { loss, gradient, ownGradient: new Float32Array(0), state, energy: real, facts };
    },
  };
}
