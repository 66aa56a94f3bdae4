import { height, linear, slerp } from "./code";
import { order, wells } from "./predictions";
import { claim, journey } from "./written";

/** Exercises of the notebook 06-interpolaciones, in its order. */
export const interpolations = [linear, height, wells, order, slerp, journey, claim] as const;
