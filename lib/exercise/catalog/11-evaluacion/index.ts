import { areaOfPairs, logMean } from "./code";
import { contrasts, copies, halfOfZ, oneMode, zeroEnergy } from "./predictions";
import { report } from "./written";

/** Exercises of the notebook 11-evaluacion, in its order. */
export const evaluation = [zeroEnergy, logMean, halfOfZ, areaOfPairs, contrasts, oneMode, copies, report] as const;
