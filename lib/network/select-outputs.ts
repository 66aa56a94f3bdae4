import { OptionError, requireInteger, SpecError } from "../errors";
import { parameterLayout } from "./layout";
import type { DenseSpec } from "./spec";
import { validateSpec } from "./validate";
import type { WeightedNetwork } from "./weighted-network";
import { requireWeights } from "./weights";

/**
 * The same network with only some of the outputs of its last layer.
 *
 * Of a classifier with the head "logsumexp" and logits f_k it makes the energy of those classes alone: of one, E(x) = −f_k(x), so that
 * exp(−E) ∝ p(x | k); of several, E(x) = −log Σ_k exp(f_k(x)). With the energy of all classes, −log p(those | x) is the difference
 * `negatedEnergy(those, all)`, exactly. Source: Grathwohl et al. (2020), "Your classifier is secretly an energy based model".
 * @param outputs which of the K outputs, from 0, each once
 * @throws OptionError, ShapeError; SpecError when the network has a single output.
 * @example
 * const classifier = network({ name: "tres", inputShape: [2], layers: [dense(3)], head: "logsumexp", outputSign: -1 });
 * const weights = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9); // W by rows, and the biases
 * selectOutputs({ spec: classifier, weights }, [2]).weights; // Float32Array(3) [ 3, 6, 9 ]
 */
export function selectOutputs({ spec, weights }: WeightedNetwork = {} as WeightedNetwork, outputs: readonly number[]): WeightedNetwork {
  const subject = "selectOutputs";
  validateSpec(spec);
  const last = spec.layers[spec.layers.length - 1] as DenseSpec;
  if (spec.head !== "logsumexp") {
    const problem = `la red ${spec.name} tiene una sola salida`;
    throw new SpecError({ subject, problem, remedy: 'las que tienen varias acaban en dense(K) con head: "logsumexp"' });
  }
  const remedy = "por ejemplo selectOutputs(red, [3])";
  if (!Array.isArray(outputs) || outputs.length === 0 || new Set(outputs).size !== outputs.length)
    throw new OptionError({ subject, problem: "outputs debe ser una lista de salidas, sin repetir", remedy });
  for (const output of outputs) requireInteger("outputs", output, { subject, max: last.units - 1, remedy });
  requireWeights(spec, weights);
  const { head, ...rest } = spec;
  const layers = [...spec.layers.slice(0, -1), { ...last, units: outputs.length }];
  const entries = parameterLayout(spec);
  const before = entries[entries.length - 2].offset;
  const rows = (weights.length - before) / last.units;
  const kept = Float32Array.from({ length: rows * outputs.length }, (_, j) => {
    const row = Math.floor(j / outputs.length);
    return weights[before + row * last.units + outputs[j % outputs.length]];
  });
  const chosen = new Float32Array(before + kept.length);
  chosen.set(weights.subarray(0, before));
  chosen.set(kept, before);
  return { spec: { ...rest, layers, ...(outputs.length > 1 && { head }) }, weights: chosen };
}
