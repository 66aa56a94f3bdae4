/** Live outputs: what a cell shows and a page can move. Here the parts without a page; `page/` is bundled, a script an output. @module */
export { floatsOfBase64, floatsToBase64 } from "./base64";
export { divergingPixels, inkPixels } from "./colours";
export { type Density, exactDensity, recentHistogram, type RecentHistogram, totalVariation } from "./particles/density";
export { type DigitsData, digitsData, type DigitsSettings } from "./digits/data";
export { type GrowingCurve, growingCurve } from "./growing-curve";
export { LIVE_KINDS, LIVE_VERSION, type LiveKind } from "./kinds";
export { type Drawing, emptyDrawing } from "./particles/drawing";
export { LANDSCAPES, type LandscapeName, landscapeOf, type LiveLandscape } from "./particles/landscapes";
export { type Dab, flatRelief, painted, type Relief, reliefEnergy } from "./particles/relief";
export { levels, nearestLevel } from "./levels";
export { niceTicks } from "./nice-ticks";
export { type ParticlesData, particlesData, type ParticlesSettings } from "./particles/data";
export { frameStyle } from "./style/frame";
export { styleOf } from "./style";
