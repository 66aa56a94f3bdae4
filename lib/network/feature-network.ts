import { SpecError } from "../errors";
import { dense } from "./builders";
import { parameterLayout } from "./layout";
import { validateSpec } from "./validate";
import type { WeightedNetwork } from "./weighted-network";
import { requireWeights } from "./weights";

/**
 * The network that outputs what the last layer of another one reads, its features φ(x): h(x) = W φ(x) + b becomes I φ(x) + 0.
 *
 * Of a classifier they are a space where near means alike, better than pixels do: distances between samples are taken there. They are those of that
 * classifier alone, and it never learnt what it had no need to tell apart.
 * @param network a network that ends in a dense layer after a flat one, e.g. `loadShipped("mnist-classifier")`
 * @returns a network of as many outputs as there are features, and its weights
 * @throws SpecError, ShapeError, OptionError
 * @example
 * const spec = network({ name: "mini", inputShape: [2], layers: [dense(3, { activation: "relu" }), dense(1)] });
 * const features = featureNetwork({ spec, weights: initialWeights(spec, { seed: 7 }) });
 * features.spec.layers.map((layer) => layer.units); // [ 3, 3 ]
 */
export function featureNetwork({ spec, weights }: WeightedNetwork = {} as WeightedNetwork): WeightedNetwork {
  validateSpec(spec);
  requireWeights(spec, weights);
  const entries = parameterLayout(spec).slice(-2);
  const last = spec.layers[spec.layers.length - 1];
  if (last.type !== "dense" || spec.layers.length < 2)
    throw new SpecError({
      subject: "featureNetwork",
      problem: `la red «${spec.name}» no acaba en una capa dense detrás de otra capa`,
      remedy: "usa una red como mnist-classifier, que acaba en dense(11)",
    });
  const [kernel] = entries;
  const features = kernel.shape[0];
  const identity = new Float32Array(features * features + features);
  for (let i = 0; i < features; i++) identity[i * features + i] = 1;
  const kept = new Float32Array(kernel.offset + identity.length);
  kept.set(weights.subarray(0, kernel.offset));
  kept.set(identity, kernel.offset);
  const layers = [...spec.layers.slice(0, -1), dense(features)];
  return { spec: { ...spec, name: `rasgos de ${spec.name}`, layers, head: "logsumexp" }, weights: kept };
}
