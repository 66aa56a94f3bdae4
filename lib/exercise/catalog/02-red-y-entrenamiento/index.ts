import { loss, step } from "./code";
import { age, order, parameters } from "./predictions";
import { memory, zeroLoss } from "./written";

/** Exercises of the notebook 02-red-y-entrenamiento, in its order. */
export const networkAndTraining = [parameters, age, memory, loss, step, zeroLoss, order] as const;
