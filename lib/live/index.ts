/** Live outputs: what a cell shows and a page can move. Here the parts without a page; `page/` is bundled, a script an output. @module */
export { floatsOfBase64, floatsToBase64 } from "./base64";
export { divergingPixels, inkPixels } from "./colours";
export { type Density, exactDensity, recentHistogram, type RecentHistogram, totalVariation } from "./particles/density";
export { type DigitsData, digitsData, type DigitsSettings } from "./digits/data";
export { type GrowingCurve, growingCurve } from "./growing-curve";
export { type InterpolationData, interpolationData, type InterpolationSettings } from "./interpolation/data";
export { type Line, lineBetween, lineProfile, pathProfile, type Profile } from "./interpolation/paths";
export { LIVE_KINDS, LIVE_VERSION, type LiveKind } from "./kinds";
export { LANDSCAPES, type LandscapeName } from "./particles/landscapes";
export { levels, nearestLevel } from "./levels";
export { niceTicks } from "./nice-ticks";
export { type ParticlesData, particlesData, type ParticlesSettings } from "./particles/data";
export { pixelsOfBase64, pixelsToBase64 } from "./pixels";
export { frameStyle } from "./style/frame";
export { styleOf } from "./style";
