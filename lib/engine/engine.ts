import type { EnergyAndGradient } from "../energy/energy";
import type { NetworkSpec } from "../network/spec";
import type { Rng } from "../rng/rng";
import type { StepRule } from "./options";
import type { Perturbation } from "./steps/perturb";

/** What many Langevin steps need besides the chains. */
export interface ManySteps {
  readonly rule: StepRule;
  /** How many steps to make. */
  readonly steps: number;
  /** Number of the first step; the noise of step t of chain c depends on (rng, t, c) only. */
  readonly firstStep: number;
  readonly rng: Rng;
  readonly signal?: AbortSignal;
  /** Filled step by step, also when nobody watches; on an error it holds the steps made so far. */
  readonly trace?: StepTrace;
  /** Called after each step with the energies and gradient norms that the step saw and the new chains (do not keep them: copy). */
  readonly onStep?: (seen: StepSeen) => void;
  /**
   * The values of {@link StepSeen}.step at which `onStep` is called, in any order; every step when absent. Between them
   * an engine need not bring the chains back.
   */
  readonly watch?: readonly number[];
}

/** Arrays of the caller, of shape [steps, chains]: what the t-th step of a run did to chain c is at t · chains + c. */
export interface StepTrace {
  /** E where the step took its gradient. */
  readonly energy: Float32Array;
  /** Euclidean norm |∇E| there, before clipping. */
  readonly gradientNorm: Float32Array;
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

/** Outputs of a batch and the gradient of Σ_ik w_ik h_k(x_i; θ) with respect to θ, flat as `parameterLayout` says. */
export interface OutputGradient {
  /** h(x), of shape [n, K]. */
  readonly outputs: Float32Array;
  readonly gradient: Float32Array;
}

/** First and second moments of the gradient in Adam, as long as θ. */
export interface AdamMoments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** Numbers of one Adam update. */
export interface AdamRates {
  /** Learning rate with the corrections of the moments, η √(1−β₂ᵗ) / (1−β₁ᵗ). */
  readonly rate: number;
  /** Decays of the moments, in [0, 1). */
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
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
  /**
   * h(x), what the last layer outputs, of shape [n, K]: E(x) = outputSign · h(x) when K = 1; with the head "logsumexp",
   * E(x) = −log Σ_k exp(−outputSign · h_k(x)).
   */
  outputs(x: Float32Array): Float32Array;
  /** E(x), one value a sample. */
  energy(x: Float32Array): Float32Array;
  /** E(x) and ∂E/∂x. */
  energyAndGradient(x: Float32Array): EnergyAndGradient;
  /**
   * ∂/∂θ Σ_i w_i E(x_i; θ), where the weights w are chosen after the energies are known:
   * an objective L(E_1…E_n) has w_i = ∂L/∂E_i.
   */
  parameterGradient(x: Float32Array, sampleWeights: (energy: Float32Array) => Float32Array): ParameterGradient;
  /**
   * ∂/∂θ Σ_ik w_ik h_k(x_i; θ), where the weights w, of shape [n, K], are chosen after the outputs are known:
   * a loss L(h_1…h_n) of a classifier has w_ik = ∂L/∂h_k(x_i).
   */
  outputGradient(x: Float32Array, outputWeights: (outputs: Float32Array) => Float32Array): OutputGradient;
  /**
   * One Adam update of θ along the gradient of a loss; returns the new moments, with the bits of `adam` in ebm/trainer.
   *
   * On an error θ stays as it was; the arguments always do.
   * @throws ShapeError when lengths differ; OptionError when a number is not finite; EbmError when g² overflows.
   */
  adamStep(moments: AdamMoments, gradient: Float32Array, rates: AdamRates): AdamMoments;
  /** clip(x + noise ξ), e.g. for real images: the bits of `perturb`, as fast as a step. @throws ShapeError, OptionError */
  perturb(x: Float32Array, perturbation: Perturbation): Float32Array;
  /** Makes many steps and returns the chains; the same bits as stepping one by one. @throws AbortError */
  manySteps(x: Float32Array, work: ManySteps): Promise<Float32Array>;
  dispose(): void;
}

/** Computes energies, gradients and Langevin steps of networks. Engines are interchangeable. */
export interface Engine {
  /** "wasm", "tf-tensorflow", "tf-wasm" or "tf-cpu". */
  readonly name: string;
  /** Loads a network. `weights` is flat, see `parameterLayout`. @throws SpecError, ShapeError */
  load(spec: NetworkSpec, weights: Float32Array): EngineNetwork;
}
