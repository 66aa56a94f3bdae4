import { classEnergy, union } from "./code";
import { centre, noise, ofEight, share } from "./predictions";
import { whoJudges } from "./written";

/** Exercises of the notebook 10-mas-alla, in its order. */
export const beyond = [centre, share, union, classEnergy, whoJudges, ofEight, noise] as const;
