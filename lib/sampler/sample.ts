import type { Energy } from "../energy/energy";
import { isNetworkEnergy } from "../energy/network-energy";
import type { ManySteps, StepSeen } from "../engine/engine";
import { manySteps } from "../engine/many-steps";
import type { StepRule } from "../engine/options";
import { turns } from "../engine/turns";
import { requireInteger, requireMembers } from "../errors";
import { sizeOf } from "../network/shapes";
import { type Rng, rng, STREAM } from "../rng/rng";
import { framesToRecord, recorder } from "./record";
import type { ChainState, Sampler, StepInfo } from "./sampler";
import type { Samples } from "./samples";

/** What a run needs besides its sampler and its start. */
export interface SampleOptions {
  /** Seed of the noise; the same seed gives the same chains, bit for bit. */
  readonly seed: number;
  /** How many steps to make, after the burn-in. */
  readonly steps: number;
  /** Steps to make before and forget, e.g. those that `adapt`: no trace, no record, no `onStep`; step 0 is where they end. Default 0. */
  readonly burnIn?: number;
  /** Steps whose chains are kept in `images`, e.g. [0, 10, 100]; 0 is the start. By default only the last. */
  readonly record?: readonly number[];
  /** Instead of `record`: keeps every `thin`-th step. */
  readonly thin?: number;
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
 * When the energy is a network and the rule is data, the engine makes all steps in one call, with the same bits as stepping. A
 * burn-in changes no bit: it is the beginning of a longer run, forgotten.
 * @param x start, Float32Array of shape [chains, ...energy.shape]
 * @throws ShapeError, OptionError; AbortError when `signal` fires.
 * @example
 * const { x, energies } = await sample(ula(quadratic([0]), { stepSize: 0.5, temperature: 0 }), [8], { seed: 7, steps: 3 });
 * [x[0], energies[0]]; // [ 3.375, 5.6953125 ]
 * const late = await sample(mala(quadratic([0]), { stepSize: 1 }), [8], { seed: 7, burnIn: 100, steps: 50, thin: 10 });
 * [late.recorded, late.trace.steps, late.state.step]; // [ [ 10, 20, 30, 40, 50 ], 50, 150 ]
 */
export async function sample<State extends ChainState, Info extends StepInfo>(
  sampler: Sampler<State, Info>,
  x: ArrayLike<number>,
  { seed, steps, burnIn = 0, record, thin, index = 0, signal, onStep }: SampleOptions = {} as SampleOptions,
): Promise<Samples<State>> {
  requireMembers("sampler", sampler, {
    subject: "sample",
    kind: "un muestreador",
    members: ["energy", "init", "step"],
    remedy: "por ejemplo langevin(energia)",
  });
  requireInteger("steps", steps, { subject: "sample", max: 1e7, remedy: "por ejemplo steps: 100" });
  requireInteger("burnIn", burnIn, { subject: "sample", max: 1e7, remedy: "0 es sin calentamiento; por ejemplo burnIn: 200" });
  const frames = framesToRecord({ record, thin, steps });
  const key = rng(seed, STREAM.langevin, index);
  const start = sampler.init(x);
  const notes = recorder({ energy: sampler.energy, chains: start.x.length / sizeOf(sampler.energy.shape), steps, frames });
  const work = { key, steps, burnIn, frames, signal, notes, onStep };
  const { energy, rule } = sampler;
  const end = rule && hasGradient(energy) ? await stepByEngine({ energy, rule, start }, work) : await stepBySampler(sampler, start, work);
  const adapting = Math.min(steps, Math.max(0, (sampler.warmUp ?? 0) - burnIn));
  return { ...notes.finish(end.x), adapting, state: end };
}

interface Work extends Pick<SampleOptions, "signal" | "onStep"> {
  readonly key: Rng;
  readonly steps: number;
  readonly burnIn: number;
  readonly frames: readonly number[];
  readonly notes: ReturnType<typeof recorder>;
}

/** All steps in the engine, or in its generic loop for an energy that is no network. */
async function stepByEngine<State extends ChainState>(
  { energy, rule, start }: { energy: Energy; rule: StepRule; start: State },
  { key, steps, burnIn, frames, signal, notes, onStep }: Work,
): Promise<State> {
  const run = (x: Float32Array, part: Pick<ManySteps, "steps" | "firstStep" | "trace" | "watch" | "onStep">) => {
    const many = { rule, rng: key, signal, ...part };
    return isNetworkEnergy(energy) ? energy.network.manySteps(x, many) : manySteps(x, energy, many);
  };
  const origin = start.step + burnIn;
  const from = burnIn > 0 ? await run(start.x, { steps: burnIn, firstStep: start.step, watch: [] }) : start.x;
  notes.keep({ step: 0, x: from });
  const listen = (seen: StepSeen) => {
    const counted = { ...seen, step: seen.step - origin };
    notes.keep(counted);
    onStep?.(counted);
  };
  const watch = onStep ? undefined : frames.map((step) => step + origin);
  const x = await run(from, { steps, firstStep: origin, trace: notes.trace, watch, onStep: listen });
  return { ...start, x, step: origin + steps };
}

async function stepBySampler<State extends ChainState, Info extends StepInfo>(
  sampler: Sampler<State, Info>,
  start: State,
  { key, steps, burnIn, signal, notes, onStep }: Work,
): Promise<State> {
  const nextTurn = turns(signal, "sample");
  let state = start;
  for (let t = 0; t <= burnIn + steps; t++) {
    if (t === burnIn) notes.keep({ step: 0, x: state.x });
    if (t === burnIn + steps) break;
    await nextTurn(t);
    const [next, info] = sampler.step(state, key);
    state = next;
    const step = t + 1 - burnIn;
    if (step <= 0) continue;
    notes.see(step, info);
    notes.keep({ step, x: state.x });
    onStep?.({ step, x: state.x, ...info });
  }
  return state;
}

/** Whether an energy has a gradient, as those that rules work on. */
function hasGradient(energy: Sampler["energy"]): energy is Energy {
  return "energyAndGradient" in energy;
}
