import { coverage, rankCorrelation } from "./code";
import { bias, order, share } from "./predictions";
import { descent } from "./written-descent";
import { epochs, steps } from "./written-quality";

/** Exercises of the notebook 03-checkpoints, in its order. */
export const checkpoints = [order, bias, coverage, share, rankCorrelation, epochs, steps, descent] as const;
