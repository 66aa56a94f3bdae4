/**
 * The part of a gradient that can move its image: without the pixels at −1 or 1 that the step would push further, where
 * the wall keeps them.
 * @example
 * freePart(Float32Array.of(0.5, 0.5, 0.5), Float32Array.of(-1, 0, 1)); // Float32Array(3) [ 0, 0.5, 0.5 ]
 */
export function freePart(gradient: Float32Array, image: Float32Array): Float32Array {
  return gradient.map((slope, k) => ((image[k] <= -1 && slope > 0) || (image[k] >= 1 && slope < 0) ? 0 : slope));
}
