/** Engines: energies, gradients and Langevin steps of networks, by WebAssembly of our own or by tf.js. @module */
export { chooseEngine, type EngineChoice, ENGINES, type EngineName, type OpenOptions, openNetwork } from "./choose";
export type {
  AdamMoments,
  AdamRates,
  Engine,
  EngineNetwork,
  ManySteps,
  OutputGradient,
  ParameterGradient,
  StepSeen,
  StepTrace,
} from "./engine";
export { manySteps } from "./many-steps";
export type { LangevinOptions, StepRule, UlaOptions } from "./options";
export { checkRule } from "./rule";
export { stepByRule } from "./steps/by-rule";
export { langevinStep } from "./steps/langevin";
export { perturb, type Perturbation } from "./steps/perturb";
export type { Landscape, StepAt, StepResult } from "./steps/step";
export { ulaStep } from "./steps/ula";
export { tfEngine } from "./tf";
export { type BackendLoaders, readyBackend, setWasmSource, TF_BACKENDS, type TfBackend } from "./tf-backend";
export { wasmEngine, type WasmEngineOptions } from "./wasm/engine";
export { describePlan, planOf } from "./wasm/plan/describe";
export type { NetworkPlan } from "./wasm/plan/plan";
