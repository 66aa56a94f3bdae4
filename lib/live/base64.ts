import { toBase64 } from "../bytes/base64";
import { levelsOf } from "./greys";

/**
 * Numbers as base64 of their little-endian float32 bytes: four thirds of their size, and every bit is kept.
 * @example
 * floatsToBase64(Float32Array.of(1, -2)).length; // 12
 */
export function floatsToBase64(values: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) bytes.setFloat32(4 * i, values[i], true);
  return toBase64(new Uint8Array(bytes.buffer));
}

/**
 * The numbers that {@link floatsToBase64} wrote.
 * @example
 * floatsOfBase64(floatsToBase64(Float32Array.of(1, -2))); // Float32Array(2) [ 1, -2 ]
 */
export function floatsOfBase64(text: string): Float32Array {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getFloat32(4 * i, true));
}

/**
 * An image in [−1, 1] as base64 of 256 greys, a byte each: MNIST's own bytes, for its images have no other values.
 * @example
 * greysToBase64(Float32Array.of(-1, 1, 0)); // 'AP+A'
 */
export function greysToBase64(image: Float32Array): string {
  return toBase64(levelsOf(image));
}

/**
 * The image that {@link greysToBase64} wrote: (v − 127.5) / 127.5 of each byte v, bit for bit what `toPadded` makes of it.
 * @example
 * greysOfBase64("AP8="); // Float32Array(2) [ -1, 1 ]
 */
export function greysOfBase64(text: string): Float32Array {
  return Float32Array.from(atob(text), (letter) => (letter.charCodeAt(0) - 127.5) / 127.5);
}
