import { encode } from "fast-png";

/** 8-bit pixels, row by row from the top; 1 channel grey or 3 channels RGB. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** The pixels as a `data:image/png;base64,…` address, which Vega draws without asking any server. */
export function pngDataUrl({ data, width, height, channels }: Pixels): string {
  return `data:image/png;base64,${toBase64(encode({ data, width, height, channels, depth: 8 }))}`;
}

/** Base64 of some bytes, in Node and in a browser. */
export function toBase64(bytes: Uint8Array): string {
  const chunk = 0x8000;
  let binary = "";
  for (let i = 0; i < bytes.length; i += chunk) binary += String.fromCharCode(...bytes.subarray(i, i + chunk));
  return btoa(binary);
}
