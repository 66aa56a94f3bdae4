import type { Energy } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import { cholesky, type SymmetricMatrix } from "../energy/symmetric";
import type { UlaOptions } from "../engine/options";
import { drawNoise, gradientNorms, requireFiniteStep } from "../engine/steps/step";
import { describeValue, OptionError, requireNonNegative, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import { chainsAt } from "./chains-at";
import type { ChainState, Sampler, StepInfo } from "./sampler";

/** Options of ULA, and P. */
export interface PreconditionedOptions extends UlaOptions {
  /** P: its diagonal, or all of it by rows; symmetric and positive definite. The covariance of the target is the best there is. */
  readonly preconditioner: readonly number[] | SymmetricMatrix;
}

/**
 * Preconditioned Langevin with a fixed P, the Euler-Maruyama step of dx = −½ P∇E dt + √T P^(1/2) dW:
 *
 * x' = x − (ε/2) P∇E(x) + √(εT) Lξ,  LLᵀ = P.
 *
 * It is {@link ula} in the coordinates L⁻¹x: as ε → 0 its law tends to p(x) ∝ exp(−E(x)/T) for every P, and a P like the
 * covariance makes a narrow valley round. On a Gaussian of precision K its stationary covariance is T (K − (ε/4) KPK)⁻¹, and ε
 * must stay below 4/λ_max(PK).
 *
 * P must not depend on x: where it does, this drift lacks (T/2) Σ_j ∂P_ij/∂x_j (Girolami and Calderhead 2011; in this form Xifara
 * et al. 2014), and even as ε → 0 another law is reached. An RMSprop-like P, made from the gradients of the run, has that flaw when
 * the term is left out, as Li et al. (2016) do in practice; and since it remembers the past, x alone is no Markov chain, and p is
 * not its stationary law. Such a P may be learnt in a warm-up and then kept.
 *
 * Source: Roberts and Stramer (2002), "Langevin diffusions and Metropolis-Hastings algorithms".
 * @throws OptionError when an option is out of its range, or P is not symmetric and positive definite.
 * @example
 * const valley = gaussian({ covariance: [[4, 0], [0, 0.01]] });
 * const sampler = preconditioned(valley, { stepSize: 0.5, preconditioner: [4, 0.01], temperature: 0 });
 * const [state] = sampler.step(sampler.init([4, 1]), rng(7));
 * state.x; // Float32Array(2) [ 3, 0.75 ]
 */
export function preconditioned(
  energy: Energy,
  { stepSize, preconditioner, temperature = 1 }: PreconditionedOptions = {} as PreconditionedOptions,
): Sampler<ChainState, StepInfo> {
  const subject = "preconditioned";
  requireEnergy(energy, subject);
  requirePositive("stepSize", stepSize, { subject, remedy: "con la covarianza como preconditioner, prueba con 0.1" });
  requireNonNegative("temperature", temperature, { subject, remedy: "1 es la distribución de Boltzmann; 0 es descenso por gradiente" });
  const d = sizeOf(energy.shape);
  const factor = factorOf(preconditioner, d, subject);
  const scale = Math.sqrt(stepSize * temperature);
  return {
    name: subject,
    energy,
    init: (x) => ({ x: chainsAt(x, energy, subject), step: 0 }),
    step({ x, step }, rng) {
      const at = energy.energyAndGradient(x);
      const xi = drawNoise(x, d, { rng, step, scale });
      // L (√(εT) ξ − (ε/2) Lᵀ∇E)
      const inner = factor.transposed(at.gradient).map((slope, i) => scale * xi[i] - (stepSize / 2) * slope);
      const moved = Float32Array.from(factor.times(inner), (move, i) => x[i] + move);
      const info = { energy: at.energy, gradientNorm: gradientNorms(at.gradient, at.energy.length) };
      requireFiniteStep({ x: moved, ...info }, { rule: { algorithm: subject }, rng, step });
      return [{ x: moved, step: step + 1 }, info];
    },
  };
}

/** L of P = LLᵀ, as what it does to batches. */
interface Factor {
  times(x: ArrayLike<number>): Float64Array;
  transposed(x: ArrayLike<number>): Float64Array;
}

function factorOf(preconditioner: PreconditionedOptions["preconditioner"], d: number, subject: string): Factor {
  const remedy = `por ejemplo una lista de ${d} números positivos, o ${d} filas de ${d} números`;
  if (!Array.isArray(preconditioner) || preconditioner.length !== d)
    throw new OptionError({
      subject,
      problem: `preconditioner debe ser una diagonal de ${d} números o una matriz de ${d} filas, y llegó ${describeValue(preconditioner)}`,
      remedy,
    });
  if (Array.isArray(preconditioner[0]))
    return matrixFactor(cholesky(preconditioner as SymmetricMatrix, { name: "preconditioner", subject }), d);
  const roots = preconditioner.map((value, i) => Math.sqrt(requirePositive(`preconditioner[${i}]`, value, { subject, remedy })));
  const scaled = (x: ArrayLike<number>) => Float64Array.from(x, (value, i) => roots[i % d] * value);
  return { times: scaled, transposed: scaled };
}

function matrixFactor(lower: Float64Array, d: number): Factor {
  const product = (x: ArrayLike<number>, entry: (i: number, j: number) => number) =>
    Float64Array.from({ length: x.length }, (_, k) => {
      const [start, i] = [k - (k % d), k % d];
      let sum = 0;
      for (let j = 0; j < d; j++) sum += entry(i, j) * x[start + j];
      return sum;
    });
  return { times: (x) => product(x, (i, j) => lower[i * d + j]), transposed: (x) => product(x, (i, j) => lower[j * d + i]) };
}
