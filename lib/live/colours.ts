/** Red, green, blue and opacity of pixels, row by row, as a canvas takes them. */
type Rgba = Uint8ClampedArray<ArrayBuffer>;

/** Ends of the diverging scale, as in ColorBrewer's RdBu: blue below zero, red above it, white at zero. */
const [BLUE, WHITE, RED] = [[33, 102, 172] as const, [255, 255, 255] as const, [178, 24, 43] as const];

/**
 * An image in [−1, 1] as ink on paper: −1 is white and 1 is black.
 * @example
 * inkPixels(Float32Array.of(1, -1)); // Uint8ClampedArray(8) [ 0, 0, 0, 255, 255, 255, 255, 255 ]
 */
export function inkPixels(values: Float32Array): Rgba {
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let i = 0; i < values.length; i++) {
    pixels.fill(127.5 * (1 - values[i]), 4 * i, 4 * i + 3);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

/**
 * Signed values in colour, from blue at −`limit` over white at 0 to red at `limit`; beyond, the colour of the end.
 * @example
 * divergingPixels(Float32Array.of(0, -2), 1); // Uint8ClampedArray(8) [ 255, 255, 255, 255, 33, 102, 172, 255 ]
 */
export function divergingPixels(values: Float32Array, limit: number): Rgba {
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let i = 0; i < values.length; i++) {
    const end = values[i] < 0 ? BLUE : RED;
    const share = limit > 0 ? Math.min(1, Math.abs(values[i]) / limit) : 0;
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = WHITE[c] + share * (end[c] - WHITE[c]);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
