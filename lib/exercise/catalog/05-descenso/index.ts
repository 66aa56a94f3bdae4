import { quantile, trace } from "./code";
import { floor, order, risingShare } from "./predictions";
import { plateau, wholeDescent } from "./written";

/** Exercises of the notebook 05-descenso, in its order. */
export const descent = [quantile, risingShare, trace, order, floor, wholeDescent, plateau] as const;
