/** Samplers as init/step pairs, and `sample`, the loop that runs them and keeps traces. @module */
export type { LangevinOptions, StepRule, UlaOptions } from "../engine/options";
export { type AnnealedInfo, type AnnealingLevel, annealed } from "./annealed";
export type { Placed } from "./chains-at";
export { geometric } from "./geometric";
export { gibbs } from "./gibbs";
export { type HmcInfo, type HmcOptions, type HmcState, hmc } from "./hmc";
export { type LangevinInfo, type LangevinState, langevin } from "./langevin";
export { type MalaInfo, type MalaOptions, type MalaState, mala } from "./mala";
export {
  type ParallelTemperingInfo,
  type ParallelTemperingOptions,
  type ParallelTemperingState,
  parallelTempering,
} from "./parallel-tempering";
export { type PreconditionedOptions, preconditioned } from "./preconditioned";
export { type SampleOptions, sample } from "./sample";
export type { ChainState, Sampler, StepInfo } from "./sampler";
export { chainsAtStep, coordinateTrace, meanOverChains, type Samples, type Trace } from "./samples";
export { normalStart, type StartOptions, uniformStart } from "./start";
export type { AdaptOptions, Tuning } from "./tuning";
export { ula } from "./ula";
export { type UnderdampedOptions, type UnderdampedState, underdamped } from "./underdamped";
