import { liveDigits } from "./digits";
import { liveDrawing } from "./drawing";
import { liveEpochs } from "./epochs";
import { liveInterpolation } from "./interpolation";
import { liveParticles } from "./particles";
import { livePartition } from "./partition";

export type { LiveDigitsOptions } from "./digits";
export type { LiveDrawingOptions } from "./drawing";
export type { LiveEpochsOptions } from "./epochs";
export type { LiveInterpolationOptions } from "./interpolation";
export type { LiveParticlesOptions } from "./particles";
export type { LivePartitionOptions } from "./partition";

/** Outputs that live in the page: they can be played with also where there is no kernel. */
export const live = {
  digits: liveDigits,
  drawing: liveDrawing,
  epochs: liveEpochs,
  interpolation: liveInterpolation,
  particles: liveParticles,
  partition: livePartition,
} as const;
