/**
 * A square image in [−1, 1] moved by whole pixels until the centre of mass of its ink is in the middle, as in MNIST: as far
 * as all ink stays inside. The image itself where it need not move.
 * @param image of `side`² pixels, row by row
 * @example
 * [...centred(Float32Array.of(1, -1, -1, -1, -1, -1, -1, -1, -1))]; // [ -1, -1, -1, -1, 1, -1, -1, -1, -1 ]
 */
export function centred(image: Float32Array): Float32Array {
  const side = Math.round(Math.sqrt(image.length));
  const [right, down] = [shiftAlong(image, (k) => k % side, side), shiftAlong(image, (k) => Math.floor(k / side), side)];
  if (right === 0 && down === 0) return image;
  const moved = new Float32Array(image.length).fill(-1);
  image.forEach((value, k) => {
    if (value > -1) moved[k + right + side * down] = value;
  });
  return moved;
}

/** Whole pixels along an axis. */
function shiftAlong(image: Float32Array, placeOf: (k: number) => number, side: number): number {
  let [mass, moment, first, last] = [0, 0, side, -1];
  image.forEach((value, k) => {
    if (!(value > -1)) return;
    const place = placeOf(k);
    mass += value + 1;
    moment += (value + 1) * place;
    first = Math.min(first, place);
    last = Math.max(last, place);
  });
  if (mass === 0) return 0;
  const wanted = Math.round((side - 1) / 2 - moment / mass);
  return Math.min(side - 1 - last, Math.max(-first, wanted)) + 0;
}
