import { toBase64 } from "../bytes/base64";

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
