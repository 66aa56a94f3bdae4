import type { StepRule } from "ebm/engine";
import { wasmEngine, type WasmEngineOptions } from "ebm/engine/wasm";
import { initialWeights, type NetworkSpec } from "ebm/network";
import { rng } from "ebm/rng";
import { randomBatch } from "../nets";

export const RULE: StepRule = { algorithm: "langevin", stepSize: 10, noise: 0.005, gradientClip: 0.03, bounds: [-1, 1] };

/** Samples of 17 items: each of the 8 slots of the gradient adds two or three. */
const SAMPLES = 131;

/** Everything that an engine computes of a network: energies, gradients, chains, traces, and what Adam makes of them. */
export async function everything(spec: NetworkSpec, options: WasmEngineOptions) {
  const net = wasmEngine(options).load(spec, initialWeights(spec, { seed: 7 }));
  const x = randomBatch(spec, { samples: SAMPLES, seed: 5 });
  const at = net.energyAndGradient(x);
  const trace = { energy: new Float32Array(4 * SAMPLES), gradientNorm: new Float32Array(4 * SAMPLES) };
  const chains = await net.manySteps(x, { rule: RULE, steps: 4, firstStep: 9, rng: rng(3), trace });
  const parameters = net.parameterGradient(chains, (energies) => energies.map((e, i) => (e + i) / SAMPLES));
  const zeros = new Float32Array(parameters.gradient.length);
  const moments = net.adamStep({ first: zeros, second: zeros }, parameters.gradient, {
    rate: 1e-3,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
  });
  const theta = net.weights();
  net.dispose();
  return { energyBefore: at.energy, gradient: at.gradient, ...trace, chains, parameters, moments, theta };
}
