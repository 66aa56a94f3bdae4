import { liveDigits } from "./digits";
import { liveDrawing } from "./drawing";
import { liveParticles } from "./particles";

export type { LiveDigitsOptions } from "./digits";
export type { LiveDrawingOptions } from "./drawing";
export type { LiveParticlesOptions } from "./particles";

/** Outputs that live in the page: they can be played with also where there is no kernel. */
export const live = { digits: liveDigits, drawing: liveDrawing, particles: liveParticles } as const;
