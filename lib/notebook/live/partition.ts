import { saveFigure } from "#figure/save";
import { type PartitionData, partitionData } from "../../live/partition/data";
import { displayLive } from "./display";
import { partitionPicture } from "./partition-picture";

/** Options of `live.partition`. */
export interface LivePartitionOptions extends Partial<PartitionData> {
  /** Also writes the picture as figures/NAME.svg, .png and .csv. */
  readonly name?: string;
}

/**
 * Shows Z on a grid, to play with in the output of the cell: a 1-D energy whose two wells can be dragged, exp(−E/T) with
 * the bars whose area is Z, p(x) with the probability of each well, and the error of Z for each number of points.
 * @throws OptionError; FileError when the library is not built or a file cannot be written
 */
export function livePartition({ name, ...options }: LivePartitionOptions = {}): void {
  const data = partitionData(options);
  const figure = partitionPicture(data);
  displayLive("partition", data, figure);
  if (name !== undefined) saveFigure(figure, { name });
}
