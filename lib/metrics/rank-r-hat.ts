import { drawsOf, halvesOf, requireSpread } from "./draws";
import { normalScores } from "./normal-scores";
import { quantile } from "./quantile";
import { rHatOf } from "./split-r-hat";

/**
 * Rank-normalised split R̂: the larger of {@link splitRHat} of the normal scores of the draws, and of those of their distances
 * |x − median| to the common median.
 *
 * Ranks make it work for laws without variance, and the distances see chains that agree on the centre and not on the spread.
 * Vehtari et al. ask for less than 1.01.
 *
 * Source: Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), "Rank-normalization, folding, and localization".
 * @param values of shape [steps, chains], e.g. trace.energy or coordinateTrace(run, 0); at least 4 steps
 * @throws ShapeError; OptionError when there are too few values, or all are equal.
 * @example
 * const wideAndNarrow = [-9, -1, 9, 1, -8, -2, 8, 2, -9, -1, 9, 1, -8, -2, 8, 2];
 * [splitRHat(wideAndNarrow, 2) < 1, rankRHat(wideAndNarrow, 2) > 1.5]; // [ true, true ]
 */
export function rankRHat(values: ArrayLike<number>, chains: number): number {
  const subject = "rankRHat";
  const draws = drawsOf(values, chains, subject);
  requireSpread(draws, subject);
  const halves = halvesOf(draws);
  const centre = quantile(
    halves.flatMap((half) => Array.from(half)),
    0.5,
  );
  const distances = halves.map((half) => half.map((value) => Math.abs(value - centre)));
  return Math.max(rHatOf(normalScores(halves)), rHatOf(normalScores(distances)));
}
