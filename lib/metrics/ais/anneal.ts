import type { Energy } from "../../energy/energy";
import { turns } from "../../engine/turns";
import { EbmError } from "../../errors";
import { type Rng, rng, STREAM } from "../../rng/rng";
import type { BaseDensity } from "./base-density";
import { pathEnergy, type Place, placeAt } from "./path-energy";

/** What annealing needs of the state of some chains. */
export interface KernelState {
  readonly x: Float32Array;
}

/** A Markov chain kernel as an init/step pair: any sampler of `ebm/sampler` is one. */
export interface Kernel {
  init(x: ArrayLike<number>): KernelState;
  step(state: KernelState, rng: Rng): readonly [KernelState, { readonly accepted?: ArrayLike<number> }];
}

/**
 * Makes the kernel that moves the chains at one temperature, e.g. `(energy, stepSize) => mala(energy, { stepSize })`.
 *
 * It must leave exp(−energy) invariant exactly and be reversible (MALA, HMC with fresh momenta): ULA and the recipe's step are not, and with them
 * nothing here is a bound.
 */
export type Transition = (energy: Energy, stepSize: number) => Kernel;

/** One passage between the base and the model. */
export interface Passage {
  readonly base: BaseDensity;
  readonly transition: Transition;
  /** 0 = β_0 < … < β_K = 1. */
  readonly betas: Float64Array;
  /** Step size at β_1 … β_K. */
  readonly stepSizes: Float64Array;
  /** Transitions at each temperature. */
  readonly steps: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** Where the chains ended, their log weights and the share of accepted proposals at β_1 … β_K. */
export interface Passed {
  readonly x: Float32Array;
  readonly logWeights: Float64Array;
  readonly acceptance: Float64Array;
}

/** Indices of the keys of the two directions: temperature k draws from its own key. */
const FORWARD = 0;
const REVERSE = 2 ** 30;

/**
 * From the base to the model: for k = 1 … K, log w += (β_k − β_{k−1}) u(x), u = −E − log p₀; then x moves by the kernel of β_k.
 * @param x samples of the base
 */
export function ascend(energy: Energy, x: Float32Array, passage: Passage): Promise<Passed> {
  return run(energy, x, { ...passage, first: 1, weighFirst: true });
}

/**
 * From the model to the base: for k = K … 1, x moves by the kernel of β_k, which is its own reversal; then log w += (β_k − β_{k−1}) u(x).
 * @param x samples of the model
 */
export function descend(energy: Energy, x: Float32Array, passage: Passage): Promise<Passed> {
  return run(energy, x, { ...passage, first: passage.betas.length - 1, weighFirst: false });
}

async function run(
  energy: Energy,
  start: Float32Array,
  { base, betas, seed, signal, first, weighFirst, ...moving }: Passage & { first: number; weighFirst: boolean },
): Promise<Passed> {
  const last = betas.length - 1;
  requireSupport(base.logDensity(start)); // before a kernel is asked to begin there
  let place = placeAt(energy, start);
  const logWeights = new Float64Array(place.energy.length);
  const acceptance = new Float64Array(last);
  const nextTurn = turns(signal, "ais", "el recorrido");
  for (let done = 0; done < last; done++) {
    await nextTurn(done);
    const k = weighFirst ? first + done : first - done;
    const [beta, rise] = [betas[k], betas[k] - betas[k - 1]];
    if (weighFirst) weigh(logWeights, place, { base, rise });
    const key = rng(seed, STREAM.annealing, (weighFirst ? FORWARD : REVERSE) + k);
    const moved = move(energy, place, { base, beta, key, stepSize: moving.stepSizes[k - 1], ...moving });
    place = moved.place;
    acceptance[k - 1] = moved.accepted ?? 1;
    if (!weighFirst) weigh(logWeights, place, { base, rise });
  }
  return { x: place.x, logWeights, acceptance };
}

/** `steps` transitions at one temperature, and the share of accepted proposals where the kernel tells it. */
export function move(
  energy: Energy,
  place: Place,
  {
    base,
    beta,
    transition,
    stepSize,
    steps,
    key,
  }: Pick<Passage, "base" | "transition" | "steps"> & { beta: number; stepSize: number; key: Rng },
): { readonly place: Place; readonly accepted?: number } {
  const kernel = transition(pathEnergy(energy, base, { beta, known: place }), stepSize);
  let state = kernel.init(place.x);
  let accepted: number | undefined = 0;
  for (let t = 0; t < steps; t++) {
    const [next, info] = kernel.step(state, key);
    state = next;
    accepted = info.accepted && accepted !== undefined ? accepted + meanOf(info.accepted) : undefined;
  }
  return { place: placeAt(energy, state.x), ...(accepted !== undefined && { accepted: accepted / steps }) };
}

function weigh(logWeights: Float64Array, { x, energy }: Place, { base, rise }: { base: BaseDensity; rise: number }): void {
  const logs = base.logDensity(x);
  requireSupport(logs);
  for (let i = 0; i < logWeights.length; i++) logWeights[i] += rise * (-energy[i] - logs[i]);
}

/** Refuses chains where the base has no density. @throws EbmError naming the first. */
function requireSupport(logs: ArrayLike<number>): void {
  const outside = Array.from(logs).indexOf(Number.NEGATIVE_INFINITY);
  if (outside < 0) return;
  throw new EbmError({
    subject: "ais",
    problem: `la cadena ${outside} está fuera del soporte de la base`,
    remedy: "usa una base que cubra las muestras",
  });
}

/** The mean of 0s and 1s. */
function meanOf(accepted: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < accepted.length; i++) sum += accepted[i];
  return sum / accepted.length;
}
