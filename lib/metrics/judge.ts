import type { EngineNetwork } from "../engine/engine";
import { requireMembers, requireSamples, SpecError } from "../errors";
import { largest } from "./accuracy";
import { CLASSES, DIGITS } from "./classifier";
import { SHAPE } from "./picture";
import { softmax } from "./softmax";

/** What the judge says of some images. */
export interface Verdicts {
  /** p(k | x) of the ten digits and, last, of none of them; of shape [n, 11]. */
  readonly probabilities: Float32Array;
  /** The likeliest digit of each image, also where none is likelier still. */
  readonly digits: Uint8Array;
  /** Its probability among the eleven classes, max over the ten digits of p(k | x): what we call "confianza". */
  readonly confidence: Float32Array;
}

/**
 * Asks the judge which digit each image is, and how sure it is. What is no digit has a low confidence: its probability goes
 * to the class "none".
 * @param network `DIGIT_CLASSIFIER` with trained weights: `loadShipped("mnist-classifier")`
 * @param x of shape [n, 32, 32, 1] in [−1, 1]
 * @throws ShapeError, OptionError; SpecError when the network does not have the eleven classes.
 * @example
 * const { spec, weights } = await loadShipped("mnist-classifier");
 * const noise = uniformStart([32, 32, 1], { chains: 1, seed: 7 });
 * judge(await openNetwork(spec, { weights }), noise).confidence[0] < 0.1; // true
 */
export function judge(network: EngineNetwork, x: Float32Array): Verdicts {
  const subject = "judge";
  requireMembers("network", network, { subject, kind: "una red abierta con openNetwork", members: ["spec", "outputs"] });
  const n = requireSamples("x", x, { subject, shape: SHAPE, remedy: "las imágenes planas de 28 × 28 pasan antes por padFlat01" });
  const probabilities = softmax(requireJudge(network).outputs(x), CLASSES);
  const digits = new Uint8Array(n);
  const confidence = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const row = probabilities.subarray(i * CLASSES, i * CLASSES + DIGITS);
    digits[i] = largest(row);
    confidence[i] = row[digits[i]];
  }
  return { probabilities, digits, confidence };
}

function requireJudge(network: EngineNetwork): EngineNetwork {
  const last = network.spec.layers[network.spec.layers.length - 1];
  if (last.type === "dense" && last.units === CLASSES && String(network.spec.inputShape) === String(SHAPE)) return network;
  throw new SpecError({
    subject: "judge",
    problem: `la red «${network.spec.name}» no clasifica imágenes de [${SHAPE.join(", ")}] en ${CLASSES} clases`,
    remedy: 'abre la de loadShipped("mnist-classifier")',
  });
}
