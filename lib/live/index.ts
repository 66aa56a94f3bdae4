/** Live outputs: what a cell shows and a page can move. Here the parts without a page; `page/` is bundled, a script an output. @module */
export { floatsOfBase64, floatsToBase64 } from "./base64";
export { divergingPixels, inkPixels } from "./colours";
export { type Density, exactDensity, recentHistogram, type RecentHistogram, totalVariation } from "./particles/density";
export { type DigitsData, digitsData, type DigitsSettings } from "./digits/data";
export { type EpochsData, epochsData, type EpochsRequest } from "./epochs/data";
export { bytesOfText, inkOfLevels, levelsOf, packedText } from "./epochs/frames";
export { type GrowingCurve, growingCurve } from "./growing-curve";
export { LIVE_KINDS, LIVE_VERSION, type LiveKind } from "./kinds";
export { LANDSCAPES, type LandscapeName } from "./particles/landscapes";
export { levels, nearestLevel } from "./levels";
export { niceTicks } from "./nice-ticks";
export { convergence, exactPartition, gridSum, relativeError } from "./partition/partition";
export { gridPoints } from "./partition/powers";
export { type PartitionData, partitionData } from "./partition/data";
export { wellsEnergy } from "./partition/wells";
export { type ParticlesData, particlesData, type ParticlesSettings } from "./particles/data";
export { frameStyle } from "./style/frame";
export { styleOf } from "./style";
