import { networkEnergy } from "../energy/network-energy";
import type { EngineNetwork } from "../engine/engine";
import { requireInteger, requireNonNegative, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import { sample } from "../sampler/sample";
import { chainsAtStep } from "../sampler/samples";
import { ula } from "../sampler/ula";
import { gradientOfSlope } from "./along-lines";
import { contrastiveGradient } from "./contrastive-divergence";
import { nearestEntropy } from "./nearest-entropy";
import { NOTHING_OWN, type Objective } from "./objective";
import { requireSmooth } from "./smooth";

/** Options of {@link cdWithKl}. */
export interface CdKlOptions {
  /** Steps of ULA from the data. */
  readonly steps?: number;
  /** ε of each step. */
  readonly stepSize?: number;
  /** Weight of the KL term; 0 is CD-k. */
  readonly weight?: number;
  /** Weight α ≥ 0 of the squared energies. */
  readonly alpha?: number;
  /** Distance of the differences that give ∂/∂θ of ∇E. */
  readonly h?: number;
}

/**
 * CD-k and a loss of its own sampler (improved contrastive divergence): the law q_θ of the chain's end moves with θ, and is drawn to
 * the model,
 *
 * L = L_CD + weight · L_KL,  L_KL = KL(q_θ ‖ p_θ̄) − log Z_θ̄ = E_{q_θ}[E_θ̄(x)] − H(q_θ),  θ̄ = θ held fixed,
 *
 * so that chains reach low energies (first part) without falling together (entropy). Mind the sign: the term that CD leaves out of the
 * gradient of KL(p_data ‖ p_θ) − KL(q_θ ‖ p_θ) is −∂L_KL/∂θ (see `cd`); the paper adds +∂L_KL/∂θ, and so does this. It is not that
 * difference that becomes small, then, but L_CD and the distance of the sampler from its model. What is exact and what is not:
 * the noise is held fixed and x_k = x_{k−1} − (ε/2) ∇E_θ(x_{k−1}) + √ε ξ is differentiated, but only this last step, with x_{k−1} held
 * fixed as in the paper's truncated version; H is the nearest-neighbour estimate on the batch, see `nearest-entropy.ts`; and the
 * chains start at the data of the batch, where the paper starts them from a replay buffer. So
 *
 * ∂L_KL/∂θ = −(ε/2) Σ_i g_iᵀ ∂∇E(x_{k−1,i})/∂θ,  g_i = ∇E(x_{k,i})/n − ∂H/∂x_{k,i}.
 * Source: Du, Li, Tenenbaum and Mordatch (2021), "Improved contrastive divergence training of energy-based models".
 * @throws OptionError; from `init`, when the network has corners (relu).
 * @example
 * cdWithKl({ steps: 10 }).name; // 'CD-10 + KL'
 */
export function cdWithKl({ steps = 10, stepSize = 0.01, weight = 1, alpha = 0, h = 0.02 }: CdKlOptions = {}): Objective<null> {
  const subject = "cdWithKl";
  requireInteger("steps", steps, { subject, min: 1, max: 1e6, remedy: "por ejemplo steps: 10" });
  for (const [name, value] of Object.entries({ stepSize, h })) requirePositive(name, value, { subject });
  for (const [name, value] of Object.entries({ weight, alpha })) requireNonNegative(name, value, { subject });
  return {
    name: `CD-${steps} + KL`,
    own: NOTHING_OWN,
    init({ spec }) {
      requireSmooth(spec, subject);
      return null;
    },
    async measure(network, { x }, { seed, step, state }) {
      const sampler = ula(networkEnergy(network), { stepSize });
      const run = await sample(sampler, x, { seed, index: step, steps, record: [steps - 1, steps] });
      const { gradient: plain, real, loss, ...facts } = contrastiveGradient(network, x, run.x, { alpha });
      const term = klTerm(network, { before: chainsAtStep(run, steps - 1), after: run.x, stepSize, h });
      const gradient = plain.map((g, j) => g + weight * term.gradient[j]);
      const all = { ...facts, klLessLogZ: term.loss, entropy: term.entropy };
      return { loss: loss + weight * term.loss, gradient, ownGradient: new Float32Array(0), state, energy: real, facts: all };
    },
  };
}

interface LastStep {
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly stepSize: number;
  readonly h: number;
}

/** L_KL and its gradient through the last step of the chains. */
function klTerm(network: EngineNetwork, { before, after, stepSize, h }: LastStep) {
  const { energy, gradient: slope } = network.energyAndGradient(after);
  const { entropy, gradient: spread } = nearestEntropy(after, sizeOf(network.spec.inputShape));
  const n = energy.length;
  const vectors = slope.map((g, j) => (-stepSize / 2) * (g / n - spread[j]));
  const gradient = gradientOfSlope(network, { x: before, vectors, h });
  return { gradient, entropy, loss: energy.reduce((sum, e) => sum + e / n, 0) - entropy };
}
