import { best, sweep } from "./code";
import { memory, order, scale } from "./predictions";
import { choice, negatives } from "./written";

/** Exercises of the notebook 07-patron-minimo, in its order. */
export const minimalPattern = [scale, best, order, negatives, sweep, memory, choice] as const;
