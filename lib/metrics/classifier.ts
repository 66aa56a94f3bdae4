import { conv2d, dense, flatten, network } from "../network/builders";
import type { NetworkSpec } from "../network/spec";

/** How many digits there are; the class of that number is the last one, "none of them". */
export const DIGITS = 10;
/** The class of what is no digit: noise, blobs, pieces of strokes. */
export const NONE = 10;
/** Outputs of the classifier: ten digits and none. */
export const CLASSES = 11;

/**
 * The judge of samples: a small convolutional classifier of [32, 32, 1] images in [−1, 1] into ten digits and "none".
 *
 * Its outputs h_k are logits, p(k | x) = softmax(h)_k. With the head "logsumexp" and outputSign −1 it is an energy too,
 * E(x) = −logsumexp_k h_k(x). Source: Grathwohl et al. (2020), "Your classifier is secretly an energy based model".
 */
export const DIGIT_CLASSIFIER: NetworkSpec = network({
  name: "mnist-classifier",
  inputShape: [32, 32, 1],
  layers: [
    conv2d(16, { kernelSize: 5, strides: 2, activation: "swish" }),
    conv2d(32, { kernelSize: 3, strides: 2, activation: "swish" }),
    conv2d(64, { kernelSize: 3, strides: 2, activation: "swish" }),
    flatten(),
    dense(64, { activation: "swish" }),
    dense(CLASSES),
  ],
  outputSign: -1,
  head: "logsumexp",
});
