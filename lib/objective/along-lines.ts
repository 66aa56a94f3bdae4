import type { EngineNetwork } from "../engine/engine";
import { sizeOf } from "../network/shapes";

/** Weights of E(x + t h v), t = −2 … 2, in differences of fourth order: error −(h⁴/30) E⁽⁵⁾ for E′, −(h⁴/90) E⁽⁶⁾ for E″. */
const STENCIL = [
  { t: -2, first: 1 / 12, second: -1 / 12 },
  { t: -1, first: -8 / 12, second: 16 / 12 },
  { t: 0, first: 0, second: -30 / 12 },
  { t: 1, first: 8 / 12, second: 16 / 12 },
  { t: 2, first: -1 / 12, second: -1 / 12 },
] as const;
/** Block of t = 0. */
const CENTRE = 2;

/** Lines through samples, one each: x_i + t v_i. */
export interface Lines {
  /** Samples, flat [n, ...shape]. */
  readonly x: Float32Array;
  /** Vectors v, flat as x; any length, 0 too. */
  readonly vectors: Float32Array;
  /** Distance between two points of a difference: much less than what the energy needs to bend, much more than rounding. */
  readonly h: number;
}

/** E, its slope and its curvature along each line: dE/dt = vᵀ∇E and d²E/dt² = vᵀ(∇²E)v at t = 0. */
export interface Derivatives {
  /** E at t = 0. */
  readonly energy: Float32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** The derivatives, and ∂L/∂θ of a loss of them. */
export interface LinesGradient extends Derivatives {
  readonly gradient: Float32Array;
}

/**
 * ∂/∂θ of a loss L of the slopes vᵀ∇E and curvatures vᵀ(∇²E)v of a network's energy, x and v held fixed.
 *
 * Both are differences of energies along the line, so L is a loss of energies too, and any engine has its gradient:
 * ∂L/∂E(x + t h v̂) = (∂L/∂E′) c′_t |v|/h + (∂L/∂E″) c″_t |v|²/h². This needs no derivative of a derivative. Source: Pang et al. (2020),
 * "Efficient learning of generative models via finite-difference score matching", with differences of fourth order.
 * @param slopes ∂L/∂E′ and ∂L/∂E″ of each line
 */
export function linesGradient(
  network: EngineNetwork,
  lines: Lines,
  slopes: (derivatives: Derivatives) => { readonly first: ArrayLike<number>; readonly second: ArrayLike<number> },
): LinesGradient {
  const lengths = lengthsOf(lines.vectors, sizeOf(network.spec.inputShape));
  let found!: Derivatives;
  const { gradient } = network.parameterGradient(pointsOf(lines, lengths), (energies) => {
    found = derivativesOf(energies, lengths, lines.h);
    const { first, second } = slopes(found);
    const n = lengths.length;
    return Float32Array.from(energies, (_, j) => {
      const { first: c1, second: c2 } = STENCIL[Math.floor(j / n)];
      const unit = lengths[j % n] / lines.h;
      return c1 * unit * first[j % n] + c2 * unit * unit * second[j % n];
    });
  });
  return { ...found, gradient };
}

/**
 * ∂/∂θ Σ_i u_iᵀ ∇E(x_i; θ) with x and u held fixed: how the score moves with θ, seen along u.
 *
 * With u = ∂L/∂(∇E) it is the gradient of any loss L of input gradients.
 */
export function gradientOfSlope(network: EngineNetwork, lines: Lines): Float32Array {
  const n = lines.x.length / sizeOf(network.spec.inputShape);
  const slopes = { first: new Float64Array(n).fill(1), second: new Float64Array(n) };
  return linesGradient(network, lines, () => slopes).gradient;
}

/** Euclidean length of each vector. */
function lengthsOf(vectors: Float32Array, dimension: number): Float64Array {
  const squares = new Float64Array(vectors.length / dimension);
  for (let j = 0; j < vectors.length; j++) squares[Math.floor(j / dimension)] += vectors[j] * vectors[j];
  return squares.map(Math.sqrt);
}

/** x + t h v̂ for each t, a block a t; where v = 0 all are x. */
function pointsOf({ x, vectors, h }: Lines, lengths: Float64Array): Float32Array {
  const dimension = x.length / lengths.length;
  const points = new Float32Array(STENCIL.length * x.length);
  STENCIL.forEach(({ t }, block) => {
    for (let j = 0; j < x.length; j++) {
      const length = lengths[Math.floor(j / dimension)];
      points[block * x.length + j] = x[j] + (length > 0 ? (t * h * vectors[j]) / length : 0);
    }
  });
  return points;
}

function derivativesOf(energies: Float32Array, lengths: Float64Array, h: number): Derivatives {
  const n = lengths.length;
  const [first, second] = [new Float64Array(n), new Float64Array(n)];
  energies.forEach((energy, j) => {
    const { first: c1, second: c2 } = STENCIL[Math.floor(j / n)];
    const unit = lengths[j % n] / h;
    first[j % n] += c1 * unit * energy;
    second[j % n] += c2 * unit * unit * energy;
  });
  return { energy: energies.slice(CENTRE * n, (CENTRE + 1) * n), first, second };
}
