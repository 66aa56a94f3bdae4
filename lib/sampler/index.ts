/** Samplers as init/step pairs, and `sample`, the loop that runs them and keeps traces. @module */
export type { LangevinOptions, StepRule, UlaOptions } from "../engine/options";
export { type LangevinInfo, type LangevinState, langevin } from "./langevin";
export { type MalaInfo, type MalaState, mala } from "./mala";
export { type SampleOptions, sample } from "./sample";
export type { ChainState, Sampler, StepInfo } from "./sampler";
export { chainsAtStep, meanOverChains, type Samples, type Trace } from "./samples";
export { normalStart, type StartOptions, uniformStart } from "./start";
export { ula } from "./ula";
