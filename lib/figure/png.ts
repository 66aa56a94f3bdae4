import { encodePng, type Pixels } from "../bytes/png";

/** The pixels as a `data:image/png;base64,…` address, which Vega draws without asking any server. */
export function pngDataUrl(pixels: Pixels): string {
  return `data:image/png;base64,${toBase64(encodePng(pixels))}`;
}

/** Base64 of some bytes, in Node and in a browser. */
export function toBase64(bytes: Uint8Array): string {
  const chunk = 0x8000;
  let binary = "";
  for (let i = 0; i < bytes.length; i += chunk) binary += String.fromCharCode(...bytes.subarray(i, i + chunk));
  return btoa(binary);
}
