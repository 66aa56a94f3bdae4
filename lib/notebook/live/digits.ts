import { saveFigure } from "#figure/save";
import { type DigitsRequest, digitsData } from "../../live/digits/data";
import { digitsPicture } from "./digits-picture";
import { displayLive } from "./display";

/** Options of `live.digits`. */
export interface LiveDigitsOptions extends DigitsRequest {
  /** Also writes the picture as figures/NAME.svg, .png and .csv. */
  readonly name?: string;
}

/**
 * Shows digits that come out of noise, to play with in the output of the cell: sixteen Langevin chains of a network's
 * energy, with sliders for the step, the noise and the clip; it needs no kernel, also in the report.
 *
 * Its chains are, bit for bit, those of `sample(langevin(energy, settings), start, { seed, steps })` without FMA. Where
 * scripts may not run, a picture of the first eight chains is shown.
 * @throws OptionError, SpecError, ShapeError; FileError when the library is not built or a file cannot be written
 */
export function liveDigits(options: LiveDigitsOptions): void {
  const data = digitsData(options);
  const { title, seed, stepSize, noise, gradientClip } = data;
  const { spec, weights, name } = options;
  const figure = digitsPicture({ spec, weights, title, seed, stepSize, noise, gradientClip });
  displayLive("digits", data, figure);
  if (name !== undefined) saveFigure(figure, { name });
}
