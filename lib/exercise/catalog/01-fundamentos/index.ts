import { contrast, density, derivative } from "./code";
import { rises, temperature } from "./predictions";
import { bottom, purpose } from "./written";

/** Exercises of the notebook 01-fundamentos, in its order. */
export const foundations = [derivative, density, temperature, rises, bottom, contrast, purpose] as const;
