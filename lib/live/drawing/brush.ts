/** A point of an image in pixels, from its upper left corner: the centre of the first pixel is [0.5, 0.5]. */
export type Point = readonly [x: number, y: number];

/** What a brush leaves. */
export interface Brush {
  /** Pixels across. */
  readonly width: number;
  /** true takes ink away. */
  readonly erases?: boolean;
}

/** Pixels over which the edge of a stroke fades, as in the digits of MNIST, which were made smaller with greys. */
const EDGE = 1.4;

/**
 * A square image in [−1, 1] with a straight stroke more, as a new image; with both ends in one point, a dot.
 *
 * A pixel at distance d from the line gets the ink 2a − 1, with a = ½ + (width/2 − d)/1,4 within [0, 1], unless it has
 * more already: where strokes cross nothing is darker.
 * @param image of `side`² pixels, row by row
 * @example
 * const image = new Float32Array(9).fill(-1);
 * stroke(image, [[1.5, 0], [1.5, 3]], { width: 1.4 })[4]; // 1
 */
export function stroke(image: Float32Array, [from, to]: readonly [Point, Point], { width, erases = false }: Brush): Float32Array {
  const side = Math.round(Math.sqrt(image.length));
  return image.map((value, k) => {
    const far = distance([(k % side) + 0.5, Math.floor(k / side) + 0.5], from, to);
    const ink = 2 * Math.min(1, Math.max(0, 0.5 + (width / 2 - far) / EDGE)) - 1;
    return erases ? Math.min(value, -ink) : Math.max(value, ink);
  });
}

/** From a point to a line between two. */
function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
