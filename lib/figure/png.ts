import { toBase64 } from "../bytes/base64";
import { encodePng, type Pixels } from "../bytes/png";

/** The pixels as a `data:image/png;base64,…` address, which Vega draws without asking any server. */
export function pngDataUrl(pixels: Pixels): string {
  return `data:image/png;base64,${toBase64(encodePng(pixels))}`;
}
