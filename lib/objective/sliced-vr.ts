import { gradientOfSlope, linesGradient } from "./along-lines";
import { NOTHING_OWN, type Objective } from "./objective";
import { type SlicedOptions, slicing } from "./slices";

/**
 * Sliced score matching with reduced variance (SSM-VR): only the curvature is seen along random directions,
 *
 * L = (1/n) Σ −vᵀ(∇²E)v + ½ |∇E|²,  E[v vᵀ] = I.
 *
 * E[(vᵀ∇E)²] = |∇E|², so the square needs no chance; the mean and the minimum are those of `slicedScoreMatching`.
 * ∂/∂θ ½ |∇E|² = ∇Eᵀ ∂∇E/∂θ is a difference of ∂E/∂θ along ∇E, see `along-lines.ts`.
 * Source: Song, Garg, Shi and Ermon (2019), "Sliced score matching", section 3.
 * @throws OptionError; from `init`, when the network has corners (relu).
 * @example
 * slicedScoreMatchingVr().name; // 'SSM-VR'
 */
export function slicedScoreMatchingVr({ slices = 1, directions = "rademacher", h = 0.02 }: SlicedOptions = {}): Objective<null> {
  const sliced = slicing("slicedScoreMatchingVr", { slices, directions, h });
  return {
    name: "SSM-VR",
    own: NOTHING_OWN,
    init: sliced.init,
    async measure(network, { x }, { state, ...moment }) {
      const lines = sliced.draw(network, x, moment);
      const bent = linesGradient(network, { ...lines, h }, ({ second }) => ({
        first: new Float64Array(second.length),
        second: second.map((_, __, all) => -1 / all.length),
      }));
      const { energy, gradient: slope } = network.energyAndGradient(x);
      const samples = energy.length;
      const steep = gradientOfSlope(network, { x, vectors: slope.map((g) => g / samples), h });
      const curvature = bent.second.reduce((sum, c) => sum + c / bent.second.length, 0);
      const loss = slope.reduce((sum, g) => sum + (g * g) / (2 * samples), 0) - curvature;
      const gradient = bent.gradient.map((g, j) => g + steep[j]);
      const mean = energy.reduce((sum, e) => sum + e / samples, 0);
      return { loss, gradient, ownGradient: new Float32Array(0), state, energy: mean, facts: {} };
    },
  };
}
