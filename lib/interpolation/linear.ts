import { type PathOptions, requireEnds } from "./ends";

/**
 * The straight path from a to b: x(t) = (1 − t) a + t b, at t = 0, 1/(points − 1), …, 1.
 *
 * Its ends are a and b themselves. With images it is a cross-fade: in the middle both are seen at half strength.
 * @returns Float32Array of shape [points, size]
 * @throws ShapeError, OptionError
 * @example
 * linearPath([0, 4], [2, 0], { points: 3 }); // Float32Array(6) [ 0, 4, 1, 2, 2, 0 ]
 */
export function linearPath(a: ArrayLike<number>, b: ArrayLike<number>, { points }: PathOptions = {} as PathOptions): Float32Array {
  const ends = requireEnds(a, b, { points, subject: "linearPath" });
  const size = ends.a.length;
  const path = new Float32Array(points * size);
  ends.fractions.forEach((t, i) => {
    for (let k = 0; k < size; k++) path[i * size + k] = (1 - t) * ends.a[k] + t * ends.b[k];
  });
  path.set(ends.a); // the very bits, also of −0
  path.set(ends.b, path.length - size);
  return path;
}
