import { EbmError, requireSamples } from "../errors";
import type { NetworkSpec } from "../network/spec";
import { requireWeights } from "../network/weights";
import { adamUpdate, requireAdamArrays, requireAdamRates } from "./adam-update";
import type { EngineNetwork } from "./engine";
import { manySteps } from "./many-steps";
import { requireOutputWeights, requireSampleWeights } from "./sample-weights";
import { batchEnergyAndGradient, batchValues, batchWeightedGradient } from "./tf-batches";
import { assignVariables, makeVariables } from "./tf-forward";
import { perturb } from "./steps/perturb";
import type { TfNetwork } from "./tf-passes";
import { onBackend } from "./tf-scope";

/** A checked spec and its weights as variables of a tf.js backend. */
export function loadTfNetwork(backend: string, spec: NetworkSpec, weights: Float32Array): EngineNetwork {
  let theta = requireWeights(spec, weights).slice();
  const net: TfNetwork = { spec, backend, variables: onBackend(backend, () => makeVariables(spec, theta)) };
  let disposed = false;

  const requireOpen = (subject: string) => {
    if (!disposed) return;
    const problem = `la red ${spec.name} ya se liberó con dispose()`;
    throw new EbmError({ subject, problem, remedy: "cárgala otra vez con engine.load(…)" });
  };
  const setWeights = (next: Float32Array) => {
    theta = requireWeights(spec, next).slice();
    if (!disposed) onBackend(backend, () => assignVariables(spec, net.variables, theta));
  };
  return {
    spec,
    weights: () => theta.slice(),
    setWeights,
    ...passes(net, requireOpen),
    adamStep(moments, gradient, rates) {
      requireOpen("adamStep");
      requireAdamArrays(moments, { weights: theta, gradient });
      requireAdamRates(rates);
      const next = adamUpdate(moments, { weights: theta, gradient }, rates);
      setWeights(next.weights);
      return next.moments;
    },
    dispose() {
      if (!disposed) for (const variable of net.variables) variable.dispose();
      disposed = true;
    },
  };
}

type Passes = Pick<
  EngineNetwork,
  "outputs" | "energy" | "energyAndGradient" | "parameterGradient" | "outputGradient" | "perturb" | "manySteps"
>;

/** What reads a batch and leaves θ as it is. */
function passes(net: TfNetwork, requireOpen: (subject: string) => void): Passes {
  const shape = net.spec.inputShape;
  const checked = (x: Float32Array, subject: string) => {
    requireOpen(subject);
    requireSamples("x", x, { shape, subject });
    return x;
  };
  return {
    outputs: (x) => batchValues(net, checked(x, "outputs"), "outputs"),
    energy: (x) => batchValues(net, checked(x, "energy"), "energy"),
    energyAndGradient: (x) => batchEnergyAndGradient(net, checked(x, "energyAndGradient")),
    parameterGradient(x, sampleWeights) {
      const choose = (energy: Float32Array) => requireSampleWeights(sampleWeights(energy.slice()), energy.length);
      const { values, gradient } = batchWeightedGradient(net, checked(x, "parameterGradient"), { quantity: "energy", choose });
      return { energy: values, gradient };
    },
    outputGradient(x, outputWeights) {
      const choose = (outputs: Float32Array) => requireOutputWeights(outputWeights(outputs.slice()), outputs.length);
      const { values, gradient } = batchWeightedGradient(net, checked(x, "outputGradient"), { quantity: "outputs", choose });
      return { outputs: values, gradient };
    },
    perturb: (x, perturbation) => perturb(checked(x, "perturb"), shape, perturbation),
    manySteps: async (x, work) =>
      manySteps(checked(x, "manySteps"), { shape, energyAndGradient: (chains) => batchEnergyAndGradient(net, chains) }, work),
  };
}
