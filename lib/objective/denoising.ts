import { requirePositive } from "../errors";
import { normals, rng, STREAM } from "../rng/index";
import { gradientOfSlope } from "./along-lines";
import { NOTHING_OWN, type Objective } from "./objective";
import { requireSmooth } from "./smooth";

/** Options of {@link denoisingScoreMatching}. */
export interface DenoisingOptions {
  /** Standard deviation σ of the noise, in units of the data. */
  readonly sigma: number;
  /** Distance h of the differences that give ∂/∂θ of ∇E: by default σ/5. */
  readonly h?: number;
}

/**
 * Denoising score matching: from x̃ = x + σξ the score −∇E(x̃) must point back to x,
 *
 * L = (1/n) Σ ½ |−∇E(x̃) − (x − x̃)/σ²|² = (1/n) Σ ½ |∇E(x̃) − ξ/σ|²,  ξ ~ N(0, I).
 *
 * Its minimum is the energy of the noisy data, p_data * N(0, σ² I), up to a constant, and needs neither chains nor Z. Each x
 * goes with both +ξ and −ξ, which leaves the mean as it is and takes away the part of the gradient's variance that grows as 1/σ².
 * That gradient is ∂L/∂θ = (1/n) Σ rᵀ ∂∇E(x̃)/∂θ, with the residual r = ∇E(x̃) − ξ/σ, by differences of ∂E/∂θ
 * along r: see `along-lines.ts`.
 * Source: Vincent (2011), "A connection between score matching and denoising autoencoders".
 * @throws OptionError; from `init`, when the network has corners (relu).
 * @example
 * denoisingScoreMatching({ sigma: 0.1 }).name; // 'DSM'
 */
export function denoisingScoreMatching({ sigma, h = sigma / 5 }: DenoisingOptions = {} as DenoisingOptions): Objective<null> {
  const subject = "denoisingScoreMatching";
  requirePositive("sigma", sigma, { subject, remedy: "es la desviación típica del ruido; por ejemplo sigma: 0.1" });
  requirePositive("h", h, { subject });
  return {
    name: "DSM",
    own: NOTHING_OWN,
    init({ spec }) {
      requireSmooth(spec, subject);
      return null;
    },
    async measure(network, { x }, { seed, step, state }) {
      const { noisy, noise } = inPairs(x, { sigma, seed, step });
      const { energy, gradient: slope } = network.energyAndGradient(noisy);
      const samples = energy.length;
      const residual = slope.map((g, j) => g - noise[j] / sigma);
      const vectors = residual.map((r) => r / samples);
      const loss = residual.reduce((sum, r) => sum + (r * r) / (2 * samples), 0);
      const gradient = gradientOfSlope(network, { x: noisy, vectors, h });
      const mean = energy.reduce((sum, e) => sum + e / samples, 0);
      return { loss, gradient, ownGradient: new Float32Array(0), state, energy: mean, facts: {} };
    },
  };
}

/** x + σξ and then x − σξ for each x, and the ξ of each with its sign. */
function inPairs(x: Float32Array, { sigma, seed, step }: { sigma: number; seed: number; step: number }) {
  const noise = new Float32Array(2 * x.length);
  const half = noise.subarray(0, x.length);
  normals(rng(seed, STREAM.objective, step), half, { step: 0, chains: 1 });
  noise.set(
    half.map((v) => -v),
    x.length,
  );
  return { noise, noisy: noise.map((v, j) => x[j % x.length] + sigma * v) };
}
