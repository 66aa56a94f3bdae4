import { saveFigure } from "#figure/save";
import { type ParticlesData, particlesData } from "../../live/particles/data";
import { displayLive } from "./display";
import { particlesPicture } from "./particles-picture";

/** Options of `live.particles`. */
export interface LiveParticlesOptions extends Partial<ParticlesData> {
  /** Also writes the picture as figures/NAME.svg, .png and .csv. */
  readonly name?: string;
}

/**
 * Shows particles on a 2-D landscape, to play with in the output of the cell: the landscape, the method (ULA or MALA), its
 * step and the temperature are chosen there, and the particles' histogram stands beside the exact density.
 * @throws OptionError; FileError when the library is not built or a file cannot be written
 */
export function liveParticles({ name, ...options }: LiveParticlesOptions = {}): void {
  const data = particlesData(options);
  const figure = particlesPicture(data);
  displayLive("particles", data, figure);
  if (name !== undefined) saveFigure(figure, { name });
}
