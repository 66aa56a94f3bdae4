import type { EnergyAndGradient } from "../energy/energy";
import type { NetworkSpec } from "../network/spec";
import type { Rng } from "../rng/rng";
import type { StepRule } from "./options";

/** What many Langevin steps need besides the chains. */
export interface ManySteps {
  readonly rule: StepRule;
  /** How many steps to make. */
  readonly steps: number;
  /** Number of the first step; the noise of step t of chain c depends on (rng, t, c) only. */
  readonly firstStep: number;
  readonly rng: Rng;
  readonly signal?: AbortSignal;
  /** Called after each step with the energies and gradient norms that the step saw and the new chains (do not keep them: copy). */
  readonly onStep?: (seen: StepSeen) => void;
}

/** What one step saw, a value a chain, and the chains after it. */
export interface StepSeen {
  /** Steps made so far, i.e. the step's number + 1. */
  readonly step: number;
  /** E at the point where the gradient was taken. */
  readonly energy: Float32Array;
  /** Euclidean norm |∇E| of the gradient there, before clipping. */
  readonly gradientNorm: Float32Array;
  readonly x: Float32Array;
}

/** Energies of a batch and the gradient of Σ_i w_i E(x_i; θ) with respect to θ, flat as `parameterLayout` says. */
export interface ParameterGradient {
  readonly energy: Float32Array;
  readonly gradient: Float32Array;
}

/**
 * A network loaded into an engine: spec + weights + whatever the engine keeps on its side.
 *
 * Batches are flat Float32Array of n samples (NHWC). Call `dispose()` when done.
 */
export interface EngineNetwork {
  readonly spec: NetworkSpec;
  /** A copy of the flat parameters θ, laid out as `parameterLayout(spec)` says. */
  weights(): Float32Array;
  /** Replaces θ. @throws ShapeError when the length differs. */
  setWeights(weights: Float32Array): void;
  /** E(x), one value a sample. */
  energy(x: Float32Array): Float32Array;
  /** E(x) and ∂E/∂x. */
  energyAndGradient(x: Float32Array): EnergyAndGradient;
  /**
   * ∂/∂θ Σ_i w_i E(x_i; θ), where the weights w are chosen after the energies are known:
   * an objective L(E_1…E_n) has w_i = ∂L/∂E_i.
   */
  parameterGradient(x: Float32Array, sampleWeights: (energy: Float32Array) => Float32Array): ParameterGradient;
  /** Makes many steps and returns the chains; the same bits as stepping one by one. @throws AbortError */
  manySteps(x: Float32Array, work: ManySteps): Promise<Float32Array>;
  dispose(): void;
}

/** Computes energies, gradients and Langevin steps of networks. Engines are interchangeable. */
export interface Engine {
  /** E.g. "tf-wasm", "tf-tensorflow", "tf-cpu"; later "wasm". */
  readonly name: string;
  /** Loads a network. `weights` is flat, see `parameterLayout`. @throws SpecError, ShapeError */
  load(spec: NetworkSpec, weights: Float32Array): EngineNetwork;
}
