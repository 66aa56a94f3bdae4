import { toBase64 } from "../bytes/base64";

/**
 * Images in [−1, 1] as base64 of a byte a pixel, v = 127.5 x + 127.5 rounded: what a digit of MNIST is read from.
 * @example
 * pixelsToBase64(Float32Array.of(-1, 0, 1)); // 'AID/'
 */
export function pixelsToBase64(images: Float32Array): string {
  return toBase64(Uint8Array.from(images, (x) => Math.round(127.5 * Math.min(1, Math.max(-1, x)) + 127.5)));
}

/**
 * The images that {@link pixelsToBase64} wrote, x = (v − 127.5) / 127.5: with the very bits for digits of `toPadded`, and for
 * other images the nearest of 256 levels.
 * @example
 * pixelsOfBase64("AP8="); // Float32Array(2) [ -1, 1 ]
 */
export function pixelsOfBase64(text: string): Float32Array {
  return Float32Array.from(atob(text), (letter) => (letter.charCodeAt(0) - 127.5) / 127.5);
}
