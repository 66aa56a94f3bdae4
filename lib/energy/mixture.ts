import { OptionError, requireFiniteValues, requirePositive } from "../errors";
import type { Energy } from "./energy";
import { logSumExp } from "./log-sum-exp";
import { landscape2d } from "./pointwise";

/** Where the wells of a mixture are and how wide. */
export interface MixtureOptions {
  /** Centres of the components. */
  readonly centres: readonly (readonly [x: number, y: number])[];
  /** Standard deviation σ > 0 of each component. */
  readonly width?: number;
  /** Positive weights of the components, normalised to sum 1; equal by default. */
  readonly weights?: readonly number[];
}

/**
 * Minus the log density of a mixture of isotropic Gaussians: an energy whose partition function at T = 1 is exactly 1.
 *
 * E(x) = −ln Σ_j w_j N(x; c_j, σ² I),  ∇E = Σ_j r_j(x) (x − c_j) / σ², with the responsibilities r_j ∝ w_j exp(−|x − c_j|²/2σ²).
 * Evaluated by log-sum-exp, so that it is finite far away too.
 * @throws OptionError
 * @example
 * mixtureEnergy({ centres: [[0, 0]], width: 1 }).energy(Float32Array.of(0, 0))[0].toFixed(4); // '1.8379'
 */
export function mixtureEnergy({ centres, width = 0.4, weights }: MixtureOptions = {} as MixtureOptions): Energy {
  const logWeights = checkedLogWeights(centres, width, weights);
  const terms = (x: number, y: number) => centres.map(([cx, cy], j) => logWeights[j] - ((x - cx) ** 2 + (y - cy) ** 2) / (2 * width ** 2));
  const logNormaliser = Math.log(2 * Math.PI * width ** 2);
  return landscape2d({
    name: "mezcla de gaussianas",
    energy: (x, y) => logNormaliser - logSumExp(terms(x, y)),
    gradient: (x, y) => {
      const logs = terms(x, y);
      const total = logSumExp(logs);
      const pull = (axis: 0 | 1, at: number) =>
        centres.reduce((sum, c, j) => sum + Math.exp(logs[j] - total) * (at - c[axis]), 0) / width ** 2;
      return [pull(0, x), pull(1, y)];
    },
  });
}

function checkedLogWeights(
  centres: MixtureOptions["centres"],
  width: number,
  weights: readonly number[] = centres?.map?.(() => 1),
): number[] {
  const subject = "mixtureEnergy";
  requirePositive("width", width, { subject });
  if (!Array.isArray(centres) || centres.length === 0 || centres.some((c) => c?.length !== 2)) {
    throw new OptionError({
      subject,
      problem: "centres debe ser una lista de puntos [x, y]",
      remedy: "por ejemplo centres: [[-1, 0], [1, 0]]",
    });
  }
  requireFiniteValues("centres", centres.flat(), { subject });
  if (!Array.isArray(weights) || weights.length !== centres.length || weights.some((w) => !(Number.isFinite(w) && w > 0))) {
    throw new OptionError({ subject, problem: `weights debe tener ${centres.length} números positivos, uno por centro` });
  }
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => Math.log(w / total));
}
