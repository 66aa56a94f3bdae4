import { liveDigits } from "./digits";
import { liveParticles } from "./particles";

export type { LiveDigitsOptions } from "./digits";
export type { LiveParticlesOptions } from "./particles";

/** Outputs that live in the page: they can be played with also where there is no kernel. */
export const live = { digits: liveDigits, particles: liveParticles } as const;
