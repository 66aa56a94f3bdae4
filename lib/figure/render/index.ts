/** Figures as pictures and files: SVG anywhere, PNG and files in Node. @module */
export { renderSvg } from "./svg";
export { renderPng } from "./png";
export { toCsv } from "./csv";
export { saveFigure } from "#figure/save";
export type { SaveOptions } from "./save";
