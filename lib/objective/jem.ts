import { OptionError, requireMembers, requireNonNegative } from "../errors";
import { classLoss, requireLogits } from "./class-loss";
import type { Objective } from "./objective";

/** Options of {@link jem}. */
export interface JemOptions {
  /** Weight ≥ 0 of the generative loss; 0 trains a plain classifier, and moves no chains. */
  readonly weight?: number;
}

/**
 * A classifier that is an energy too (JEM): with logits f(x) of K classes,
 *
 * p(y | x) = softmax f(x)[y],  E(x) = −log Σ_y exp f(x)[y],  log p(x, y) = log p(y | x) + log p(x),
 *
 * so it learns L = cross-entropy + weight · L_generative, where the second is any objective of E(x): `pcd` or `replayCd` as in the
 * paper, or one without chains. The network has the head "logsumexp", whose logits are f = −outputSign · h.
 * Source: Grathwohl, Wang, Jacobsen, Duvenaud, Norouzi and Swersky (2020), "Your classifier is secretly an energy based model
 * and you should treat it like one".
 * @param generative the objective of p(x)
 * @throws OptionError; from `init`, SpecError when the network has one output; from `measure`, when there are no labels.
 * @example
 * jem(pcd({ steps: 5 }), { weight: 1 }).name; // 'JEM (PCD-5)'
 */
export function jem<State>(generative: Objective<State>, { weight = 1 }: JemOptions = {}): Objective<State> {
  const subject = "jem";
  const remedy = "por ejemplo jem(pcd())";
  requireMembers("generative", generative, { subject, kind: "un objetivo", members: ["init", "measure", "own"], remedy });
  requireNonNegative("weight", weight, { subject });
  return {
    name: `JEM (${generative.name})`,
    own: generative.own,
    init(network, seed) {
      requireLogits(network.spec, subject);
      return generative.init(network, seed);
    },
    async measure(network, data, moment) {
      const { x, labels } = data;
      if (!labels) throw new OptionError({ subject, problem: "los datos no tienen clases", remedy: "pasa data: { x, labels }" });
      const { gradient: sharp, ...told } = classLoss(network, x, labels);
      if (weight === 0) {
        const energy = network.energy(x).reduce((sum, e) => sum + e, 0) / labels.length;
        const facts = { crossEntropy: told.loss, accuracy: told.accuracy };
        const ownGradient = new Float32Array(generative.own.length);
        return { loss: told.loss, gradient: sharp, ownGradient, state: moment.state, energy, facts };
      }
      const { loss, gradient, ownGradient, facts, ...rest } = await generative.measure(network, data, moment);
      return {
        ...rest,
        loss: told.loss + weight * loss,
        gradient: gradient.map((g, j) => sharp[j] + weight * g),
        ownGradient: ownGradient.map((g) => weight * g),
        facts: { ...facts, generative: loss, crossEntropy: told.loss, accuracy: told.accuracy },
      };
    },
  };
}
