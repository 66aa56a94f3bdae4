import { isNetworkEnergy } from "../energy/network-energy";
import type { ManySteps, StepSeen } from "../engine/engine";
import { manySteps } from "../engine/many-steps";
import { observer } from "../engine/observer";
import { turns } from "../engine/turns";
import { requireInteger, requireMembers } from "../errors";
import { sizeOf } from "../network/shapes";
import { rng, STREAM } from "../rng/rng";
import { framesToRecord, recorder } from "./record";
import type { ChainState, Sampler, StepInfo } from "./sampler";
import type { Samples } from "./samples";

/** What a run needs besides its sampler and its start. */
export interface SampleOptions {
  /** Seed of the noise; the same seed gives the same chains, bit for bit. */
  readonly seed: number;
  /** How many steps to make. */
  readonly steps: number;
  /** Steps whose chains are kept in `images`, e.g. [0, 10, 100]; 0 is the start. By default only the last. */
  readonly record?: readonly number[];
  /** Tells apart runs of one seed, e.g. training steps. */
  readonly index?: number;
  /** Stops the run; `sample` then throws an AbortError within one step. */
  readonly signal?: AbortSignal;
  /** Called after each step, e.g. to show progress. */
  readonly onStep?: (seen: StepSeen) => void;
}

/**
 * Runs a sampler from x for a number of steps and keeps traces.
 *
 * When the energy is a network and the rule is data, the engine makes all steps in one call, with the same bits as stepping.
 * @param x start, Float32Array of shape [chains, ...energy.shape]
 * @throws ShapeError, OptionError; AbortError when `signal` fires.
 * @example
 * const { x, energies } = await sample(ula(quadratic([0]), { stepSize: 0.5, temperature: 0 }), [8], { seed: 7, steps: 3 });
 * [x[0], energies[0]]; // [ 3.375, 5.6953125 ]
 */
export async function sample<State extends ChainState, Info extends StepInfo>(
  sampler: Sampler<State, Info>,
  x: ArrayLike<number>,
  { seed, steps, record = [steps], index = 0, signal, onStep }: SampleOptions = {} as SampleOptions,
): Promise<Samples> {
  requireMembers("sampler", sampler, {
    subject: "sample",
    kind: "un muestreador",
    members: ["energy", "init", "step"],
    remedy: "por ejemplo langevin(energia)",
  });
  requireInteger("steps", steps, { subject: "sample", max: 1e7, remedy: "por ejemplo steps: 100" });
  const frames = framesToRecord(record, steps);
  const key = rng(seed, STREAM.langevin, index);
  const start = sampler.init(x);
  const notes = recorder(start.x, { energy: sampler.energy, steps, frames });
  const keepAndTell = (seen: StepSeen) => {
    notes.keep(seen);
    onStep?.(seen);
  };
  const listening = { onStep: keepAndTell, watch: onStep ? undefined : frames };
  const work = { rng: key, firstStep: start.step, steps, signal, trace: notes.trace, ...listening };
  return notes.finish(await advance(sampler, start, work));
}

/** All steps: in the engine, in its generic loop for rules that are data, or by the sampler's own `step`. */
function advance<State extends ChainState, Info extends StepInfo>(
  sampler: Sampler<State, Info>,
  start: State,
  work: Omit<ManySteps, "rule">,
): Promise<Float32Array> {
  const { energy, rule } = sampler;
  if (!rule) return stepBySampler(sampler, start, work);
  return isNetworkEnergy(energy) ? energy.network.manySteps(start.x, { rule, ...work }) : manySteps(start.x, energy, { rule, ...work });
}

async function stepBySampler<State extends ChainState, Info extends StepInfo>(
  sampler: Sampler<State, Info>,
  start: State,
  { rng: key, signal, ...listening }: Omit<ManySteps, "rule">,
): Promise<Float32Array> {
  const see = observer({ ...listening, firstStep: 0, chains: start.x.length / sizeOf(sampler.energy.shape) });
  let state = start;
  const nextTurn = turns(signal, "sample");
  for (let t = 0; t < listening.steps; t++) {
    await nextTurn(t);
    const [next, info] = sampler.step(state, key);
    state = next;
    see({ step: t + 1, x: state.x, ...info });
  }
  return state.x;
}
