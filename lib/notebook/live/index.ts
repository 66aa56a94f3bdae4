import { liveDigits } from "./digits";
import { liveInterpolation } from "./interpolation";
import { liveParticles } from "./particles";

export type { LiveDigitsOptions } from "./digits";
export type { LiveInterpolationOptions } from "./interpolation";
export type { LiveParticlesOptions } from "./particles";

/** Outputs that live in the page: they can be played with also where there is no kernel. */
export const live = { digits: liveDigits, interpolation: liveInterpolation, particles: liveParticles } as const;
