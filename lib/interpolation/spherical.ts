import { type PathOptions, requireEnds } from "./ends";
import { linearPath } from "./linear";

/** Sine of the angle below which a and b count as parallel: the directions between them are lost in float32. */
const PARALLEL = 1e-4;

/**
 * The path from a to b that turns at constant speed around 0, while its norm goes from |a| to |b| in equal steps:
 *
 * x(t) = r(t) [sin((1 − t) Ω) a/|a| + sin(tΩ) b/|b|] / sin Ω,  cos Ω = a·b / (|a| |b|),  r(t) = (1 − t)|a| + t|b|.
 *
 * A straight path dips towards 0 on its way: to |a|/√2 between two draws of noise, which in many dimensions are almost
 * orthogonal and of one norm; this one keeps the norm. It may leave the box [−1, 1]ⁿ where a and b are: clip if that matters.
 * Where a or b is 0 or they are parallel, also with opposite signs, there is no one arc, and it is the straight path.
 * Source: Shoemake (1985), "Animating rotation with quaternion curves"; White (2016), "Sampling generative networks".
 * @returns Float32Array of shape [points, size]
 * @throws ShapeError, OptionError
 * @example
 * sphericalPath([3, 0], [0, 1], { points: 3 }).map(Math.fround); // Float32Array(6) [ 3, 0, 1.4142135381698608, 1.4142135381698608, 0, 1 ]
 */
export function sphericalPath(a: ArrayLike<number>, b: ArrayLike<number>, { points }: PathOptions = {} as PathOptions): Float32Array {
  const ends = requireEnds(a, b, { points, subject: "sphericalPath" });
  const path = linearPath(ends.a, ends.b, { points });
  const [normA, normB] = [Math.sqrt(dot(ends.a, ends.a)), Math.sqrt(dot(ends.b, ends.b))];
  const cosine = dot(ends.a, ends.b) / (normA * normB);
  const angle = Math.acos(Math.min(1, Math.max(-1, cosine)));
  if (!(Math.sin(angle) > PARALLEL)) return path; // also when a norm is 0 and the angle is no number
  const size = ends.a.length;
  ends.fractions.slice(1, -1).forEach((t, before) => {
    const norm = ((1 - t) * normA + t * normB) / Math.sin(angle);
    const [ofA, ofB] = [(norm * Math.sin((1 - t) * angle)) / normA, (norm * Math.sin(t * angle)) / normB];
    for (let k = 0; k < size; k++) path[(before + 1) * size + k] = ofA * ends.a[k] + ofB * ends.b[k];
  });
  return path;
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, k) => sum + value * b[k], 0);
}
