import { saveFigure } from "#figure/save";
import { type EpochsRequest, epochsData } from "../../live/epochs/data";
import { displayLive } from "./display";
import { epochsPicture } from "./epochs-picture";

/** Options of `live.epochs`. */
export interface LiveEpochsOptions extends EpochsRequest {
  /** Also writes the picture as figures/NAME.svg, .png and .csv. */
  readonly name?: string;
}

/**
 * Shows the same noises through the epochs of a training, to play with in the output of the cell: a slider for the epoch, one
 * for the Langevin step, the chains with their energies, and the curves of the mean energy.
 *
 * The images are those of `runs`, what `sample(…)` gave in each epoch, with 256 levels of grey; the energies are exact.
 * @throws OptionError, ShapeError; FileError when the library is not built or a file cannot be written
 */
export function liveEpochs({ name, ...request }: LiveEpochsOptions = {} as LiveEpochsOptions): void {
  const data = epochsData(request);
  const figure = epochsPicture(data, request.runs);
  displayLive("epochs", data, figure);
  if (name !== undefined) saveFigure(figure, { name });
}
