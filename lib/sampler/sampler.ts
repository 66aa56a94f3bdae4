import type { EnergyValues } from "../energy/energy";
import type { StepRule } from "../engine/options";
import type { Rng } from "../rng/rng";

/** Chains of any Markov chain sampler: x of shape [chains, ...energy.shape] after `step` steps. */
export interface ChainState {
  readonly x: Float32Array;
  readonly step: number;
}

/** What one step saw, a value a chain. */
export interface StepInfo {
  /** E where the gradient was taken; E before the step where the sampler takes none. */
  readonly energy: Float32Array;
  /** Euclidean norm |∇E| there, before any clipping; empty where the sampler takes no gradient. */
  readonly gradientNorm: Float32Array;
  /** 1 where a proposal was accepted and 0 where the chain stayed; absent where every step moves. */
  readonly accepted?: Uint8Array;
}

/**
 * A sampler is a pair of pure functions; loops, traces, burn-in and thinning belong to `sample`.
 *
 * `step(state, rng)` draws at addresses that do not depend on the batch, so that a run is a function of its key and start, and
 * a chain alone has the bits that it has among others:
 * - Gaussian noise: `normals` at (rng, state.step, chain, coordinate);
 * - choices of a chain, such as acceptance: `chainUniforms` at (rng, state.step, chain, choice);
 * - choices that all chains share, such as how many leaps to make: value number state.step of `uniforms`.
 */
export interface Sampler<State extends ChainState = ChainState, Info extends StepInfo = StepInfo> {
  /** The algorithm, e.g. "langevin". */
  readonly name: string;
  readonly energy: EnergyValues;
  /** The rule as data where an engine can run many steps of it in one call; otherwise undefined. */
  readonly rule?: StepRule;
  /** How many of the first steps adapt the kernel, so that p is not stationary in them; absent: none. */
  readonly warmUp?: number;
  /** Starts chains at x: samples of the energy's shape, one after the other. @throws ShapeError, OptionError */
  init(x: ArrayLike<number>): State;
  step(state: State, rng: Rng): readonly [State, Info];
}
