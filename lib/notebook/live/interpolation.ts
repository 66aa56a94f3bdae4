import { saveFigure } from "#figure/save";
import { type InterpolationRequest, interpolationData } from "../../live/interpolation/data";
import { displayLive } from "./display";
import { interpolationPicture } from "./interpolation-picture";

/** Options of `live.interpolation`. */
export interface LiveInterpolationOptions extends InterpolationRequest {
  /** Also writes the picture as figures/NAME.svg, .png and .csv. */
  readonly name?: string;
}

/**
 * Shows what lies between two images, to play with in the output of the cell: two images are chosen among some, a bar goes
 * from one to the other on the line between them and on the path that relaxing it gives, with the energy along both.
 *
 * Its energies are, bit for bit, those of `linearPath` and of `relaxPath` without FMA, between the images in 256 levels of
 * grey. Where scripts may not run, a picture of both paths is shown; it takes a moment: `await live.interpolation({ … })`.
 * @throws OptionError, SpecError, ShapeError; FileError when the library is not built or a file cannot be written
 */
export async function liveInterpolation(options: LiveInterpolationOptions): Promise<void> {
  const data = interpolationData(options);
  const figure = await interpolationPicture(data, options.weights);
  displayLive("interpolation", data, figure);
  if (options.name !== undefined) saveFigure(figure, { name: options.name });
}
