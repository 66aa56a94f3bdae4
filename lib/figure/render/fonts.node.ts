import { join } from "node:path";
import { GlobalFonts } from "canvas";

/** lib/figure/render/fonts, seen from dist/figure/render. */
const FOLDER = join(__dirname, "../../../figure/render/fonts");

/** Our font files: pictures are the same on machines with other fonts or with none. */
export const FONT_FILES = ["Inter-Regular.ttf", "Inter-SemiBold.ttf", "PaisajesSignos.ttf"].map((name) => join(FOLDER, name));

let ready = false;

/** Gives our fonts to the canvas with which Vega measures texts. */
export function useOurFonts(): void {
  if (ready) return;
  for (const file of FONT_FILES) GlobalFonts.registerFromPath(file);
  ready = true;
}
