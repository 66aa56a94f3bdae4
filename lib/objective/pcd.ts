import { OptionError, requireBounds, requireInteger, requireNonNegative } from "../errors";
import { sizeOf } from "../network/shapes";
import { rng, STREAM, uniforms } from "../rng/index";
import { contrastiveGradient } from "./contrastive-divergence";
import { type ChainOptions, defaultSampler, moveChains, requireChainOptions } from "./negatives";
import { NOTHING_OWN, type Objective } from "./objective";

/** Options of {@link pcd}. */
export interface PcdOptions extends ChainOptions {
  /** How many chains go on for ever. */
  readonly chains?: number;
  /** They start at uniform noise in [low, high]. */
  readonly bounds?: readonly [low: number, high: number];
}

/**
 * Persistent contrastive divergence with plain persistent chains: the negatives go on where the last training step left them,
 *
 * x⁻ ← k steps of the chain of E_θ from x⁻,  ∂L/∂θ = mean ∂E(x⁺)/∂θ − mean ∂E(x⁻)/∂θ.
 *
 * While θ moves slowly against the mixing of the chains they are nearly samples of p_θ, and this is stochastic maximum likelihood.
 * Every chain moves in every step and none is born again; for the memory with new noise, from which some are drawn, see
 * `replayCd`. Source: Younes (1999); Tieleman (2008), "Training restricted Boltzmann machines using approximations to the
 * likelihood gradient".
 * @throws OptionError
 * @example
 * pcd({ chains: 256, steps: 5 }).name; // 'PCD-5'
 */
export function pcd({
  chains = 256,
  steps = 10,
  sampler = defaultSampler,
  bounds = [-2, 2],
  alpha = 0,
}: PcdOptions = {}): Objective<Float32Array> {
  const subject = "pcd";
  requireChainOptions({ steps, sampler }, subject);
  requireInteger("chains", chains, { subject, min: 1, max: 1e6 });
  requireNonNegative("alpha", alpha, { subject });
  const ends = requireBounds("bounds", bounds, { subject });
  if (ends === null) throw new OptionError({ subject, problem: "bounds debe ser un par [mínimo, máximo] y llegó null" });
  const [low, high] = ends;
  return {
    name: `PCD-${steps}`,
    own: NOTHING_OWN,
    init({ spec }, seed) {
      const x = new Float32Array(chains * sizeOf(spec.inputShape));
      uniforms(rng(seed, STREAM.chains), x);
      return x.map((u) => low + (high - low) * u);
    },
    async measure(network, { x }, { seed, step, state }) {
      const fakes = await moveChains(network, state, { steps, sampler, seed, step });
      const { loss, gradient, real, ...facts } = contrastiveGradient(network, x, fakes, { alpha });
      return { loss, gradient, ownGradient: new Float32Array(0), state: fakes, energy: real, facts };
    },
  };
}
