import { rescale } from "./code";
import { ceiling, order, pieces, zero } from "./predictions";
import { denseNetwork, flat } from "./written";

/** Exercises of the notebook 08-mlp-ruido, in its order. */
export const noiseMlp = [rescale, zero, flat, ceiling, order, pieces, denseNetwork] as const;
