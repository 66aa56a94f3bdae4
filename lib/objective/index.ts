/** Training objectives: a loss of energies and its gradient in the parameters, one a file. @module */
export { cd } from "./cd";
export { type CdKlOptions, cdWithKl } from "./cd-kl";
export {
  type ContrastiveGradient,
  type ContrastiveLoss,
  type ContrastiveOptions,
  contrastiveGradient,
  contrastiveLoss,
} from "./contrastive-divergence";
export { type DenoisingOptions, denoisingScoreMatching } from "./denoising";
export { type JemOptions, jem } from "./jem";
export { type NceOptions, nce } from "./nce";
export { type EntropyEstimate, nearestEntropy } from "./nearest-entropy";
export type { ChainOptions } from "./negatives";
export type { NoiseDensity } from "./noise/density";
export { fitGaussianNoise, gaussianNoise } from "./noise/gaussian";
export { mixtureNoise } from "./noise/mixture";
export type { Examples, Measurement, Moment, Objective } from "./objective";
export { type PcdOptions, pcd } from "./pcd";
export { type ReplayCdOptions, replayCd } from "./replay-cd";
export type { Directions, SlicedOptions } from "./slices";
export { slicedScoreMatching } from "./sliced";
export { slicedScoreMatchingVr } from "./sliced-vr";
