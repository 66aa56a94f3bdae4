import { linesGradient } from "./along-lines";
import { NOTHING_OWN, type Objective } from "./objective";
import { type SlicedOptions, slicing } from "./slices";

/**
 * Sliced score matching (SSM): the Fisher divergence between data and model, seen along random directions,
 *
 * L = (1/n) Σ −vᵀ(∇²E)v + ½ (vᵀ∇E)²,  E[v vᵀ] = I.
 *
 * With the score s = −∇E this is vᵀ(∇s)v + ½ (vᵀs)². Its mean over v is −ΔE + ½ |∇E|² (Hyvärinen 2005), whose mean over the data, if
 * their density vanishes far away, is least where E is −log p_data plus a constant; with directions "axes" it is that sum itself.
 * Scores are compared only where there are data: what lies far away, and how much mass each separate island has, is hardly seen.
 * Derivatives are differences of E along v, see `along-lines.ts`.
 * Source: Song, Garg, Shi and Ermon (2019), "Sliced score matching", section 3.
 * @throws OptionError; from `init`, when the network has corners (relu).
 * @example
 * slicedScoreMatching({ slices: 2 }).name; // 'SSM'
 */
export function slicedScoreMatching({ slices = 1, directions = "rademacher", h = 0.02 }: SlicedOptions = {}): Objective<null> {
  const sliced = slicing("slicedScoreMatching", { slices, directions, h });
  return {
    name: "SSM",
    own: NOTHING_OWN,
    init: sliced.init,
    async measure(network, { x }, { state, ...moment }) {
      const lines = sliced.draw(network, x, moment);
      const { first, second, energy, gradient } = linesGradient(network, { ...lines, h }, (at) => ({
        first: at.first.map((d, _, all) => d / all.length),
        second: at.second.map((_, __, all) => -1 / all.length),
      }));
      const loss = first.reduce((sum, d, i) => sum + (d * d) / 2 - second[i], 0) / first.length;
      const mean = energy.reduce((sum, e) => sum + e / energy.length, 0);
      return { loss, gradient, ownGradient: new Float32Array(0), state, energy: mean, facts: {} };
    },
  };
}
