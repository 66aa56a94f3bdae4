import { gradient, probabilities, step } from "./code";
import { noNoise, peaks } from "./predictions";
import { constant, noise } from "./written";

/** Exercises of the notebook 00-bienvenida, in its order. */
export const welcome = [peaks, probabilities, constant, noNoise, noise, gradient, step] as const;
