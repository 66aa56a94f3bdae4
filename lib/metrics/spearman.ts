import { ShapeError } from "../errors";
import { midranks } from "./midranks";
import { requireValues } from "./require-values";

/**
 * Spearman's rank correlation of pairs (aᵢ, bᵢ): the linear correlation of their ranks, in [−1, 1]. It is 1 when b always grows
 * with a, −1 when it always falls, however they bend, and 0 when the order of one says nothing of the order of the other.
 *
 * Equal values share the mean of their ranks; 0 when all values of a list are equal, since there is no order then. With n
 * independent pairs, |ρ| > 2 / √n comes by chance about once in twenty times.
 *
 * Source: Spearman (1904), "The proof and measurement of association between two things".
 * @throws OptionError; ShapeError when the lists differ in length.
 * @example
 * spearman([1, 2, 3, 4], [1, 10, 100, 1000]); // 1
 * spearman([1, 2, 3], [5, 9, 7]); // 0.5
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const subject = "spearman";
  const [n, m] = [requireValues("a", a, subject), requireValues("b", b, subject)];
  if (n !== m) throw new ShapeError({ subject, problem: `a y b van por parejas y llegaron ${n} y ${m} valores` });
  const [x, y] = [centredRanks(a), centredRanks(b)];
  const spread = Math.sqrt(dot(x, x) * dot(y, y));
  return spread === 0 ? 0 : dot(x, y) / spread;
}

/** Ranks 1 … n, ties sharing their mean, less the mean rank (n + 1) / 2. */
function centredRanks(values: ArrayLike<number>): Float64Array {
  return midranks(values).map((rank) => rank - (values.length + 1) / 2);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
