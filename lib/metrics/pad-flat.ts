import { requireSamples } from "../errors";
import { BACKGROUND, SIDE, SIZE } from "./picture";

const FLAT_SIDE = 28;
const MARGIN = (SIDE - FLAT_SIDE) / 2;

/**
 * Flat 28 × 28 images in [0, 1], those of `mlp-784`, as the judge takes them: v ↦ 2v − 1 with 2 background pixels on each side.
 * @param flat of shape [n, 784]
 * @returns of shape [n, 32, 32, 1]
 * @throws ShapeError, OptionError
 * @example
 * const padded = padFlat01(new Float32Array(784).fill(1));
 * [padded.length, padded[0], padded[2 * 32 + 2]]; // [ 1024, -1, 1 ]
 */
export function padFlat01(flat: Float32Array): Float32Array {
  const n = requireSamples("flat", flat, { subject: "padFlat01", shape: [FLAT_SIDE * FLAT_SIDE] });
  const out = new Float32Array(n * SIZE).fill(BACKGROUND);
  for (let i = 0; i < n * FLAT_SIDE; i++) {
    const [image, row] = [Math.floor(i / FLAT_SIDE), i % FLAT_SIDE];
    const to = image * SIZE + (row + MARGIN) * SIDE + MARGIN;
    for (let column = 0; column < FLAT_SIDE; column++) out[to + column] = 2 * flat[i * FLAT_SIDE + column] - 1;
  }
  return out;
}
