import { saveFigure } from "#figure/save";
import { drawingData, type DrawingRequest } from "../../live/drawing/data";
import { displayLive } from "./display";
import { drawingPicture } from "./drawing-picture";

/** Options of `live.drawing`. */
export interface LiveDrawingOptions extends DrawingRequest {
  /** Also writes the picture as figures/NAME.svg, .png and .csv. */
  readonly name?: string;
}

/**
 * Shows a sheet to draw a digit on, in the output of the cell: its energy among those of other images, its gradient, and the
 * Langevin steps that go on from it; it needs no kernel, also in the report.
 *
 * Energies and steps are, bit for bit, those of `networkEnergy` and of `sample(langevin(energy, settings), drawing, { seed,
 * steps })` without FMA. Where scripts may not run, a picture shows some examples that are soiled and cleaned.
 * @throws OptionError, SpecError, ShapeError; FileError when the library is not built or a file cannot be written
 */
export function liveDrawing(options: LiveDrawingOptions): void {
  const data = drawingData(options);
  const { title, seed, stepSize, noise, gradientClip } = data;
  const { spec, weights, examples, name } = options;
  const figure = drawingPicture({ spec, weights, examples, title, seed, stepSize, noise, gradientClip });
  displayLive("drawing", data, figure);
  if (name !== undefined) saveFigure(figure, { name });
}
