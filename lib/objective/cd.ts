import { requireNonNegative } from "../errors";
import { contrastiveGradient } from "./contrastive-divergence";
import { type ChainOptions, defaultSampler, moveChains, requireChainOptions } from "./negatives";
import { NOTHING_OWN, type Objective } from "./objective";

/**
 * Contrastive divergence, CD-k: negatives x⁻ are k steps of a Markov chain from the data of the batch themselves,
 *
 * ∂L/∂θ = mean ∂E(x⁺)/∂θ − mean ∂E(x⁻)/∂θ,  x⁻ ~ Π_θᵏ(· | x⁺), held fixed (and α times the squared energies).
 *
 * As k → ∞ the chains forget the data, and if their law is p_θ (that of ULA is only near it) this is the gradient of the negative
 * log-likelihood. For finite k it is that of KL(p_data ‖ p_θ) − KL(q_θ ‖ p_θ), q_θ = Π_θᵏ p_data, less a term: that q_θ moves with θ
 * too, −(∂q_θ/∂θ) ∂KL(q_θ ‖ p_θ)/∂q_θ, is left out. And the energy far from the data, where no chain of k steps comes, is left to
 * chance. Source: Hinton (2002), "Training products of experts by minimizing contrastive divergence".
 * @throws OptionError
 * @example
 * cd({ steps: 1 }).name; // 'CD-1'
 */
export function cd({ steps = 10, sampler = defaultSampler, alpha = 0 }: ChainOptions = {}): Objective<null> {
  requireChainOptions({ steps, sampler }, "cd");
  requireNonNegative("alpha", alpha, { subject: "cd" });
  return {
    name: `CD-${steps}`,
    own: NOTHING_OWN,
    init: () => null,
    async measure(network, { x }, { seed, step, state }) {
      const fakes = await moveChains(network, x, { steps, sampler, seed, step });
      const { loss, gradient, real, ...facts } = contrastiveGradient(network, x, fakes, { alpha });
      return { loss, gradient, ownGradient: new Float32Array(0), state, energy: real, facts };
    },
  };
}
