import { requirePositive, OptionError } from "../../errors";
import type { Figure } from "../figure";
import { rasterize } from "#figure/rasterize";
import { renderSvg } from "./svg";

/**
 * Draws a figure as PNG with our own fonts; the same figure gives the same bytes.
 * @throws OptionError when scale is not in (0, 8]; FileError in a browser
 */
export function renderPng(figure: Figure, { scale = 2 }: { readonly scale?: number } = {}): Uint8Array {
  return pngOfSvg(renderSvg(figure), scale);
}

/** Draws an SVG text as PNG. */
export function pngOfSvg(svg: string, scale: number): Uint8Array {
  requirePositive("scale", scale, { subject: "renderPng", remedy: "2 da nitidez en pantallas de alta densidad" });
  if (scale > 8) throw new OptionError({ subject: "renderPng", problem: `scale debe ser como mucho 8 y llegó ${scale}` });
  return rasterize(svg, scale);
}

/** [width, height] in pixels of a PNG: its header says so. */
export function pngSize(png: Uint8Array): [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}
