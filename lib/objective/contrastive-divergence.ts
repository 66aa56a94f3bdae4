import type { EngineNetwork } from "../engine/engine";
import { requireFiniteValues, requireMembers, requireNonNegative, requireSamples, ShapeError } from "../errors";

/** Value of the loss and its parts, as the seeds print them (with E instead of f = −E). */
export interface ContrastiveLoss {
  /** cdiv + reg. */
  readonly loss: number;
  /** α · (mean E(real)² + mean E(fake)²): keeps energies near 0. */
  readonly reg: number;
  /** mean E(real) − mean E(fake). */
  readonly cdiv: number;
  /** mean E(real). */
  readonly real: number;
  /** mean E(fake). */
  readonly fake: number;
}

/** Options of {@link contrastiveLoss}. */
export interface ContrastiveOptions {
  /** Weight α >= 0 of the squared energies; the recipe uses 0.1. */
  readonly alpha?: number;
}

/**
 * The contrastive divergence loss with regularised energies:
 *
 * L = mean E(x⁺) − mean E(x⁻) + α (mean E(x⁺)² + mean E(x⁻)²).
 *
 * With α = 0 and x⁻ drawn from p_θ ∝ exp(−E), its gradient in θ with the samples held fixed is an unbiased estimate of
 * that of the mean of −log p_θ(x⁺). Sources: Hinton (2002); Du and Mordatch (2019), section 3.
 * @param real energies of data
 * @param fake energies of samples of the model
 * @throws ShapeError when a list is empty; OptionError when a number is not finite.
 * @example
 * contrastiveLoss([0, 2], [4], { alpha: 0 }); // { loss: -3, reg: 0, cdiv: -3, real: 1, fake: 4 }
 */
export function contrastiveLoss(
  real: ArrayLike<number>,
  fake: ArrayLike<number>,
  { alpha = 0.1 }: ContrastiveOptions = {},
): ContrastiveLoss {
  requireNonNegative("alpha", alpha, { subject: "contrastiveLoss", remedy: "la receta usa 0.1" });
  const [r, f] = [moments("real", real), moments("fake", fake)];
  const cdiv = r.mean - f.mean;
  const reg = alpha * (r.square + f.square);
  return { loss: cdiv + reg, reg, cdiv, real: r.mean, fake: f.mean };
}

/** The loss of a batch and its gradient in θ. */
export interface ContrastiveGradient extends ContrastiveLoss {
  /** ∂L/∂θ, flat as `parameterLayout` says. */
  readonly gradient: Float32Array;
}

/**
 * The contrastive loss of a network on real and fake samples, and ∂L/∂θ with both held fixed.
 *
 * ∂L/∂θ = Σ_i w_i ∂E(x_i)/∂θ with w_i = ∂L/∂E_i = (±1 + 2α E_i) / n, + for the n⁺ real and − for the n⁻ fake ones.
 * @param real Float32Array of shape [n⁺, ...spec.inputShape]
 * @param fake Float32Array of shape [n⁻, ...spec.inputShape]
 * @throws ShapeError, OptionError
 * @example
 * const net = await openNetwork(preset("mlp-10"), { seed: 7 });
 * const x = normalStart([10], { chains: 4, seed: 1 });
 * contrastiveGradient(net, x, x, { alpha: 0 }).loss; // 0
 */
export function contrastiveGradient(
  network: EngineNetwork,
  real: Float32Array,
  fake: Float32Array,
  { alpha = 0.1 }: ContrastiveOptions = {},
): ContrastiveGradient {
  const subject = "contrastiveGradient";
  requireNonNegative("alpha", alpha, { subject, remedy: "la receta usa 0.1" });
  requireMembers("network", network, { subject, kind: "una red abierta con openNetwork", members: ["spec", "parameterGradient"] });
  const shape = network.spec.inputShape;
  const reals = requireSamples("real", real, { subject, shape });
  const fakes = requireSamples("fake", fake, { subject, shape });
  const both = new Float32Array(real.length + fake.length);
  both.set(real);
  both.set(fake, real.length);
  const { energy, gradient } = network.parameterGradient(both, (energies) =>
    energies.map((e, i) => (i < reals ? (1 + 2 * alpha * e) / reals : (-1 + 2 * alpha * e) / fakes)),
  );
  return { ...contrastiveLoss(energy.subarray(0, reals), energy.subarray(reals), { alpha }), gradient };
}

function moments(name: string, energies: ArrayLike<number>): { mean: number; square: number } {
  const subject = "contrastiveLoss";
  const n = energies?.length;
  if (!n)
    throw new ShapeError({
      subject,
      problem: `${name} debe tener al menos una energía`,
      remedy: "pasa las energías del lote, por ejemplo energia.energy(lote)",
    });
  requireFiniteValues(name, energies, { subject });
  let [mean, square] = [0, 0];
  for (let i = 0; i < n; i++) {
    mean += energies[i] / n;
    square += energies[i] ** 2 / n;
  }
  return { mean, square };
}
