import { clipped, temperature } from "./code";
import { crossing, noisyDigits, order, product } from "./predictions";
import { analysis, tenSteps } from "./written";

/** Exercises of the notebook 04-barridos, in its order. */
export const sweeps = [clipped, order, product, crossing, noisyDigits, temperature, analysis, tenSteps] as const;
