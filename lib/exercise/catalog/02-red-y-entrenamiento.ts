import { step } from "./02/adam";
import { age, memory } from "./02/buffer";
import { loss } from "./02/loss";
import { order, parameters } from "./02/network";
import { zeroLoss } from "./02/zero-loss";

/** Exercises of the notebook 02-red-y-entrenamiento, in its order. */
export const networkAndTraining = [parameters, age, memory, loss, step, zeroLoss, order] as const;
