import type { Energy, EnergyAndGradient } from "../energy/energy";
import { requireEnergy } from "../energy/require-energy";
import { drawNoise, gradientNorms } from "../engine/steps/step";
import { describeValue, OptionError, requirePositive } from "../errors";
import { sizeOf } from "../network/shapes";
import type { Rng } from "../rng/rng";
import { placedAt } from "./chains-at";
import { langevinMove } from "./langevin-move";
import type { MalaInfo } from "./mala";
import { drawLuck } from "./metropolis";
import type { ChainState, Sampler } from "./sampler";
import { type Ladder, swapNeighbours } from "./swap";

/** The ladder and the moves on it. */
export interface ParallelTemperingOptions {
  /** T of each replica, rising; the first is that of the law to draw from. */
  readonly temperatures: readonly number[];
  /** ε of the MALA moves: a number for all replicas, or one each. */
  readonly stepSize: number | readonly number[];
}

/** Chains x at the first temperature, and all replicas of each chain. */
export interface ParallelTemperingState extends ChainState, Ladder {}

/** What one step saw, a value a chain; energy, gradientNorm, accepted and acceptance are of the coldest replica. */
export interface ParallelTemperingInfo extends MalaInfo {
  /** 1 where the replicas r and r + 1 were swapped, 0 where not, of shape [chains, replicas − 1]. */
  readonly swapped: Uint8Array;
  /** 1 where that swap was proposed: pairs with even r and with odd r take turns. */
  readonly swapProposed: Uint8Array;
}

/**
 * Parallel tempering: replicas of each chain at a ladder of temperatures make moves of {@link mala} and swap places.
 *
 * A step moves every replica by MALA at its T_r, and then proposes to swap x_r and x_r+1, with r even at even steps and odd at
 * odd ones, each accepted with probability min(1, exp((1/T_r − 1/T_r+1)(E(x_r) − E(x_r+1)))). Every move and every swap is
 * reversible with respect to Π_r exp(−E(x_r)/T_r), so their succession keeps it (without being reversible itself): the coldest
 * replica has exp(−E/T_0) exactly, and gets across barriers by way of the hot ones. A step costs as many gradients as there
 * are replicas. On a parabola MALA accepts as much with one ε at every temperature, so a single ε is a fair start.
 *
 * Source: Geyer (1991), "Markov chain Monte Carlo maximum likelihood"; Okabe et al. (2001) and Syed et al. (2022) for turns.
 * @throws OptionError when the temperatures do not rise or an option is out of its range.
 * @example
 * const sampler = parallelTempering(doubleWell({ barrier: 8 }), { temperatures: [1, 2, 4, 8], stepSize: 0.05 });
 * const [state, info] = sampler.step(sampler.init([1, 0]), rng(7));
 * [state.x.length, state.replicas.length, info.swapped.length]; // [ 2, 8, 3 ]
 */
export function parallelTempering(
  energy: Energy,
  { temperatures, stepSize }: ParallelTemperingOptions = {} as ParallelTemperingOptions,
): Sampler<ParallelTemperingState, ParallelTemperingInfo> {
  requireEnergy(energy, SUBJECT);
  const ladder = requireTemperatures(temperatures);
  const settings = { energy, temperatures: ladder, stepSizes: requireStepSizes(stepSize, ladder.length) };
  const d = sizeOf(energy.shape);
  return {
    name: SUBJECT,
    energy,
    init(x) {
      const { x: cold, at } = placedAt(x, energy, SUBJECT);
      const copies = ladder.length;
      return {
        x: cold,
        step: 0,
        replicas: repeat(cold, d, copies),
        at: { energy: repeat(at.energy, 1, copies), gradient: repeat(at.gradient, d, copies) },
        walkers: Uint16Array.from({ length: at.energy.length * copies }, (_, k) => k % copies),
      };
    },
    step: (state, rng) => temperingStep(state, { ...settings, rng }),
  };
}

const SUBJECT = "parallelTempering";

interface Settings {
  readonly energy: Energy;
  readonly temperatures: readonly number[];
  readonly stepSizes: readonly number[];
  readonly rng: Rng;
}

function temperingStep(
  { step, replicas, at, walkers }: ParallelTemperingState,
  { energy, temperatures, stepSizes, rng }: Settings,
): readonly [ParallelTemperingState, ParallelTemperingInfo] {
  const copies = temperatures.length;
  const d = sizeOf(energy.shape);
  const chains = at.energy.length / copies;
  // A chain's choices at a step: one a replica for its move, then one a pair for its swap.
  const luck = drawLuck(rng, { step, chains, choices: 2 * copies - 1 });
  const choice = (chain: number, k: number) => luck[chain * (2 * copies - 1) + k];
  const rows = Array.from({ length: chains * copies }, (_, row) => row);
  const moved = langevinMove(
    { x: replicas, at },
    {
      energy,
      stepSize: rows.map((row) => stepSizes[row % copies]),
      temperature: rows.map((row) => temperatures[row % copies]),
      xi: drawNoise(replicas, d * copies, { rng, step, scale: 1 }),
      luck: rows.map((row) => choice(Math.floor(row / copies), row % copies)),
    },
  );
  const { swapped, swapProposed, ...ladder } = swapNeighbours(
    { replicas: moved.x, at: moved.at, walkers },
    { temperatures, parity: step % 2, luck: (chain, pair) => choice(chain, copies + pair) },
  );
  const cold = coldest(at, copies);
  const every = <T extends Uint8Array | Float64Array>(values: T) => values.filter((_, row) => row % copies === 0) as T;
  const info = {
    energy: cold.energy,
    gradientNorm: gradientNorms(cold.gradient, chains),
    accepted: every(moved.accepted),
    acceptance: every(moved.acceptance),
    swapped,
    swapProposed,
  };
  return [{ x: firstOf(ladder.replicas, d, copies), step: step + 1, ...ladder }, info];
}

function coldest({ energy, gradient }: EnergyAndGradient, copies: number): EnergyAndGradient {
  return { energy: firstOf(energy, 1, copies), gradient: firstOf(gradient, gradient.length / energy.length, copies) };
}

/** Of every `copies` pieces of `size` values, the first. */
function firstOf(values: Float32Array, size: number, copies: number): Float32Array {
  return values.filter((_, i) => i % (size * copies) < size);
}

/** Every piece of `size` values, `copies` times. */
function repeat(values: Float32Array, size: number, copies: number): Float32Array {
  return Float32Array.from({ length: values.length * copies }, (_, k) => {
    const chain = Math.floor(k / (size * copies));
    return values[chain * size + (k % size)];
  });
}

function requireTemperatures(temperatures: readonly number[]): readonly number[] {
  const remedy = "por ejemplo temperatures: geometric({ from: 1, to: 10, count: 5 }); la primera es la que quieres muestrear";
  const list = Array.isArray(temperatures) && temperatures.length >= 2 && temperatures.length <= 1000 ? temperatures : [];
  const rising = list.every((t, r) => Number.isFinite(t) && t > (r === 0 ? 0 : list[r - 1]));
  if (list.length > 0 && rising) return [...list];
  throw new OptionError({
    subject: SUBJECT,
    problem: `temperatures debe ser una lista de al menos dos números positivos en orden creciente y llegó ${describeValue(temperatures)}`,
    remedy,
  });
}

function requireStepSizes(stepSize: number | readonly number[], copies: number): readonly number[] {
  const remedy = "en un paisaje 2-D prueba con 0.1";
  if (!Array.isArray(stepSize)) return new Array(copies).fill(requirePositive("stepSize", stepSize, { subject: SUBJECT, remedy }));
  if (stepSize.length !== copies)
    throw new OptionError({
      subject: SUBJECT,
      problem: `stepSize debe ser un número o una lista de ${copies}, uno por temperatura, y llegó ${describeValue(stepSize)}`,
      remedy,
    });
  return stepSize.map((value, r) => requirePositive(`stepSize[${r}]`, value, { subject: SUBJECT, remedy }));
}
