import { slope, smallestStep } from "./code";
import { memory, order, reach, temperature } from "./predictions";
import { choice } from "./written";

/** Exercises of the notebook 09-cd-y-pcd, in its order. */
export const contrastivePersistent = [temperature, reach, smallestStep, slope, order, memory, choice] as const;
