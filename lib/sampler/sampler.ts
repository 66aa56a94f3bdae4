import type { Energy } from "../energy/energy";
import type { StepRule } from "../engine/options";
import type { Rng } from "../rng/rng";

/** Chains of any Markov chain sampler: x of shape [chains, ...energy.shape] after `step` steps. */
export interface ChainState {
  readonly x: Float32Array;
  readonly step: number;
}

/** What one step saw, a value a chain. */
export interface StepInfo {
  /** E where the gradient was taken. */
  readonly energy: Float32Array;
  /** Euclidean norm |∇E| there, before any clipping. */
  readonly gradientNorm: Float32Array;
}

/**
 * A sampler is a pair of pure functions; loops, traces and burn-in belong to `sample`.
 *
 * `step(state, rng)` draws its noise at (rng, state.step, chain, coordinate), so a run is a function of its key and start.
 */
export interface Sampler<State extends ChainState = ChainState, Info extends StepInfo = StepInfo> {
  /** The algorithm, e.g. "langevin". */
  readonly name: string;
  readonly energy: Energy;
  /** The rule as data where an engine can run many steps of it in one call; otherwise undefined. */
  readonly rule?: StepRule;
  /** Starts chains at x: samples of the energy's shape, one after the other. @throws ShapeError, OptionError */
  init(x: ArrayLike<number>): State;
  step(state: State, rng: Rng): readonly [State, Info];
}
