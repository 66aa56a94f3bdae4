/** What a notebook shows: figures, progress, text. The only room that knows Jupyter. @module */
export { liveFigure, type LiveFigure, show, type ShowOptions } from "./show";
export { live, type LiveDigitsOptions, type LiveDrawingOptions, type LiveInterpolationOptions, type LiveParticlesOptions } from "./live";
export { progress, type Progress, type ProgressOptions } from "./progress";
export { escapeHtml, html, showHtml, showText } from "./text";
export { cellSignal, smoke } from "./cell";
export type { Bundle, DisplayOptions, KernelBridge } from "./bridge";
