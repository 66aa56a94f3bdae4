/** One image of the judge: 32 × 32 pixels in [−1, 1], −1 being the background. */
export const SIDE = 32;
export const SIZE = SIDE * SIDE;
export const SHAPE = [SIDE, SIDE, 1] as const;
export const BACKGROUND = -1;

/** An image through the 3 × 3 binomial kernel [1 2 1] ⊗ [1 2 1] / 16; beyond its edges it is background. */
export function blurred(image: Float32Array): Float32Array {
  return pass(pass(image, 1, SIDE), SIDE, 1);
}

/** [1 2 1] / 4 along one direction: neighbours are `step` apart, and lines `line` apart. */
function pass(image: Float32Array, step: number, line: number): Float32Array {
  const out = new Float32Array(SIZE);
  for (let l = 0; l < SIDE; l++) {
    for (let k = 0; k < SIDE; k++) {
      const at = l * line + k * step;
      const before = k === 0 ? BACKGROUND : image[at - step];
      const after = k === SIDE - 1 ? BACKGROUND : image[at + step];
      out[at] = (before + 2 * image[at] + after) / 4;
    }
  }
  return out;
}
