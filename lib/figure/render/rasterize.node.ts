import { Resvg } from "@resvg/resvg-js";
import { encodeOpaque } from "./encode.node";
import { FONT_FILES } from "./fonts.node";

/** Whether this environment draws PNG files itself. */
export const CAN_RASTERIZE: boolean = true;

/** Draws an SVG text with a background as PNG at `scale` pixels for each of its units, with our fonts only. */
export function rasterize(svg: string, scale: number): Uint8Array {
  const font = { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: "Inter", sansSerifFamily: "Inter" };
  const image = new Resvg(sharpImages(svg), { fitTo: { mode: "zoom", value: scale }, font }).render();
  return encodeOpaque(image);
}

/** resvg knows `optimizeSpeed` and drops both when `pixelated`, meant for browsers, comes after it. */
function sharpImages(svg: string): string {
  return svg.replaceAll("image-rendering: pixelated;", "");
}
