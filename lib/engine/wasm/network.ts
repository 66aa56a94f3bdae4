import { EbmError, requireInteger, requireSamples } from "../../errors";
import type { NetworkSpec } from "../../network/spec";
import { requireWeights } from "../../network/weights";
import { requireAdamArrays, requireAdamRates } from "../adam-update";
import type { EngineNetwork, ManySteps } from "../engine";
import { requireTrace, watchedSteps } from "../observer";
import { requireKey } from "../../rng/rng";
import { checkRule } from "../rule";
import { checkPerturbation } from "../steps/perturb";
import { requireOutputWeights, requireSampleWeights } from "../sample-weights";
import { interrupted } from "../turns";
import { adamStep } from "./adam-step";
import {
  type Batches,
  batchInputGradient,
  batchOutputs,
  batchParameterGradient,
  batchPerturbed,
  energiesOf,
  keepOutputs,
  outputWeightsOf,
} from "./batches";
import { openDesk, type OpenBatches } from "./desk";
import { runRounds } from "./rounds";

/** A checked network in the WebAssembly engine. */
export function wasmNetwork(spec: NetworkSpec, weights: Float32Array, open: OpenBatches): EngineNetwork {
  const desk = openDesk(open, requireWeights(spec, weights).slice());
  const requireOpen = (subject: string) => {
    if (!desk.closed) return;
    const problem = `la red ${spec.name} ya se liberó con dispose()`;
    throw new EbmError({ subject, problem, remedy: "cárgala otra vez con engine.load(…)" });
  };
  const batchesFor = (x: Float32Array, subject: string) => {
    requireOpen(subject);
    requireSamples("x", x, { shape: spec.inputShape, subject });
    return desk.batches();
  };
  return {
    spec,
    weights: () => desk.theta.slice(),
    setWeights(next) {
      requireWeights(spec, next);
      desk.setTheta(next.slice(), "setWeights");
    },
    ...passes(batchesFor),
    adamStep(moments, gradient, rates) {
      requireOpen("adamStep");
      requireAdamArrays(moments, { weights: desk.theta, gradient });
      requireAdamRates(rates);
      const next = adamStep(desk.batches(), moments, { weights: desk.theta, gradient, rates });
      desk.setTheta(next.weights, "adamStep");
      return next.moments;
    },
    async manySteps(x, work) {
      requireOpen("manySteps");
      const chains = requireSamples("x", x, { shape: spec.inputShape, subject: "manySteps" });
      const checked = checkWork(work, chains);
      const moved = x.slice(); // now: the caller may change x while the run waits for its turn
      const { signal } = checked;
      const end = await desk.whileBusy((batches) => runRounds(batches, moved, checked), signal);
      if (end === undefined) throw interrupted(signal as AbortSignal, "manySteps", { done: 0 });
      return end;
    },
    dispose: () => desk.close(),
  };
}

type Passes = Pick<EngineNetwork, "outputs" | "energy" | "energyAndGradient" | "parameterGradient" | "outputGradient" | "perturb">;

/** What reads a batch and leaves θ as it is. */
function passes(batchesFor: (x: Float32Array, subject: string) => Batches): Passes {
  return {
    outputs: (x) => batchOutputs(batchesFor(x, "outputs"), x),
    energy(x) {
      const batches = batchesFor(x, "energy");
      return energiesOf(batches, batchOutputs(batches, x));
    },
    energyAndGradient(x) {
      const batches = batchesFor(x, "energyAndGradient");
      const { outputs, gradient } = batchInputGradient(batches, x);
      return { energy: energiesOf(batches, outputs), gradient };
    },
    parameterGradient(x, sampleWeights) {
      const batches = batchesFor(x, "parameterGradient");
      const outputs = keepOutputs(batches, x);
      const energy = energiesOf(batches, outputs);
      const chosen = requireSampleWeights(sampleWeights(energy.slice()), energy.length);
      const weights = outputWeightsOf(batches, outputs, chosen);
      return { energy, gradient: batchParameterGradient(batches, x, { weights, outputs }) };
    },
    outputGradient(x, outputWeights) {
      const batches = batchesFor(x, "outputGradient");
      const outputs = keepOutputs(batches, x);
      const chosen = requireOutputWeights(outputWeights(outputs.slice()), outputs.length);
      return { outputs, gradient: batchParameterGradient(batches, x, { weights: chosen, outputs }) };
    },
    perturb: (x, perturbation) => batchPerturbed(batchesFor(x, "perturb"), x, checkPerturbation(perturbation)),
  };
}

function checkWork(work: ManySteps = {} as ManySteps, chains: number): ManySteps {
  const context = { subject: "manySteps" };
  const { steps, firstStep, trace, watch } = work;
  const rule = checkRule(work.rule);
  requireInteger("firstStep", firstStep, { ...context, max: 2 ** 32 - 1 });
  requireInteger("steps", steps, { ...context, max: 2 ** 32 - firstStep });
  requireKey(work.rng, context.subject);
  requireTrace(trace, steps * chains);
  watchedSteps(watch);
  return { ...work, rule };
}
