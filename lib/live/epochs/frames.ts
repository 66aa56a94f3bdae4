import { deflateSync, inflateSync } from "fflate";
import { toBase64 } from "../../bytes/base64";

/** Levels of grey between −1 and 1. */
const LEVELS = 255;

/**
 * Values in [−1, 1] as whole levels from 0 to 255, the nearest; a value outside counts as the nearer end.
 * @example
 * levelsOf(Float32Array.of(-1, 0, 1, 7)); // Uint8Array(4) [ 0, 128, 255, 255 ]
 */
export function levelsOf(values: Float32Array): Uint8Array {
  return Uint8Array.from(values, (value) => Math.round((LEVELS * (Math.min(1, Math.max(-1, value)) + 1)) / 2));
}

/**
 * Bytes as a compressed text: deflate (RFC 1951), then base64. The same bytes, the same text on any machine.
 * @example
 * bytesOfText(packedText(Uint8Array.of(1, 2, 3)), 3); // Uint8Array(3) [ 1, 2, 3 ]
 */
export function packedText(bytes: Uint8Array): string {
  return toBase64(deflateSync(bytes, { level: 9 }));
}

/**
 * The bytes that {@link packedText} wrote, which are `length`.
 * @example
 * bytesOfText(packedText(new Uint8Array(3)), 3); // Uint8Array(3) [ 0, 0, 0 ]
 */
export function bytesOfText(text: string, length: number): Uint8Array {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return inflateSync(packed, { out: new Uint8Array(length) });
}

/**
 * Levels as ink on paper, red, green, blue and opacity of each pixel: 0 is white and 255 black.
 * @example
 * inkOfLevels(Uint8Array.of(0, 255)); // Uint8ClampedArray(8) [ 255, 255, 255, 255, 0, 0, 0, 255 ]
 */
export function inkOfLevels(levels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * levels.length).fill(LEVELS);
  levels.forEach((level, i) => pixels.fill(LEVELS - level, 4 * i, 4 * i + 3));
  return pixels;
}
