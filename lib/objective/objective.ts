import type { EngineNetwork } from "../engine/engine";

/** Data of one training step: samples of the network's shape, one after the other, with their classes where there are any. */
export interface Examples {
  /** Float32Array of shape [n, ...spec.inputShape]. */
  readonly x: Float32Array;
  /** The class of each sample, an integer from 0. */
  readonly labels?: ArrayLike<number>;
}

/** What decides the random numbers of a training step, and what the objective carries from step to step. */
export interface Moment<State> {
  readonly seed: number;
  /** Training steps made so far. */
  readonly step: number;
  readonly state: State;
  /** Values of the objective's own parameters. */
  readonly own: Float32Array;
}

/** The loss of a batch, where it goes down, and what is left for the next step. */
export interface Measurement<State> {
  readonly loss: number;
  /** ∂L/∂θ, flat as `parameterLayout` says. */
  readonly gradient: Float32Array;
  /** ∂L/∂own, as long as `own`. */
  readonly ownGradient: Float32Array;
  readonly state: State;
  /** Mean E of the data. */
  readonly energy: number;
  /** Other numbers worth a curve, by name. */
  readonly facts: Readonly<Record<string, number>>;
}

/**
 * What a training makes small: a loss of the energies of a network and its gradient in θ, for data and random numbers that
 * (seed, step) decides. The optimizer, the batches and the loop belong to `fitNetwork`.
 *
 * An objective that keeps chains has them as its state; one that learns more than θ has parameters of its own.
 */
export interface Objective<State = unknown> {
  readonly name: string;
  /** Starting values of the parameters that it learns beside θ: log Z for `nce`; usually none. */
  readonly own: readonly number[];
  /** The state before the first step. */
  init(network: EngineNetwork, seed: number): State;
  /** The network's θ stays as it is. @throws ShapeError, OptionError; EbmError when a chain diverges. */
  measure(network: EngineNetwork, data: Examples, moment: Moment<State>): Promise<Measurement<State>>;
}

/** For objectives without parameters of their own. */
export const NOTHING_OWN: readonly number[] = [];
