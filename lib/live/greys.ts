/** Levels of grey between −1 and 1. */
const LEVELS = 255;

/**
 * An image in [−1, 1] as whole levels from 0 to 255, the nearest; a value outside counts as the nearer end.
 * @example
 * levelsOf(Float32Array.of(-1, 0, 1, 7)); // Uint8Array(4) [ 0, 128, 255, 255 ]
 */
export function levelsOf(image: Float32Array): Uint8Array {
  return Uint8Array.from(image, (value) => Math.min(LEVELS, Math.max(0, Math.round((LEVELS / 2) * (value + 1)))));
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
