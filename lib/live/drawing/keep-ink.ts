/** Pixels with more than a quarter of the ink are of a stroke, not of its edge. */
const INK = -0.5;

/**
 * An image with the ink of a drawing put back, so that steps change all the rest and finish what is drawn.
 * @example
 * keepInk(Float32Array.of(0.5, 0.5, 0.5), Float32Array.of(1, -0.9, -1)); // Float32Array(3) [ 1, 0.5, 0.5 ]
 */
export function keepInk(image: Float32Array, drawing: Float32Array): Float32Array {
  return image.map((value, k) => (drawing[k] > INK ? drawing[k] : value));
}
