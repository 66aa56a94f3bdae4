import { saveFigure } from "#figure/save";
import { liveScript } from "#notebook/live-scripts";
import { renderSvg } from "../figure/render/svg";
import type { Figure } from "../figure/figure";
import { type DigitsRequest, digitsData } from "../live/digits-data";
import type { LiveKind } from "../live/kinds";
import { type ParticlesData, particlesData } from "../live/particles-data";
import { screen } from "./bridge";
import { figureBundle } from "./bundle";
import { liveMarkup } from "./live-markup";
import { digitsPicture } from "./live-picture";
import { particlesPicture } from "./live-picture-particles";

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
function digits(options: LiveDigitsOptions): void {
  const data = digitsData(options);
  const { title, seed, stepSize, noise, gradientClip } = data;
  const { spec, weights, name } = options;
  const figure = digitsPicture({ spec, weights, title, seed, stepSize, noise, gradientClip });
  display("digits", data, figure);
  if (name !== undefined) saveFigure(figure, { name });
}

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
function particles({ name, ...options }: LiveParticlesOptions = {}): void {
  const data = particlesData(options);
  const figure = particlesPicture(data);
  display("particles", data, figure);
  if (name !== undefined) saveFigure(figure, { name });
}

/** Outputs that live in the page: they can be played with also where there is no kernel. */
export const live = { digits, particles } as const;

/** One bundle: the living output with its picture inside, the picture alone, and the text. */
function display(kind: LiveKind, data: object, figure: Figure): void {
  const { data: still, metadata } = figureBundle(figure);
  const png = still["image/png"];
  const address = png === undefined ? `data:image/svg+xml,${encodeURIComponent(renderSvg(figure))}` : `data:image/png;base64,${png}`;
  const { width = 640, height = 320 } = (metadata["image/png"] ?? {}) as { width?: number; height?: number };
  const markup = liveMarkup({ kind, data, script: liveScript(kind), picture: { address, width, height, alt: figure.alt } });
  const all = { "text/html": markup, ...(png === undefined ? {} : { "image/png": png }), "text/plain": figure.alt };
  screen().display(all, { metadata });
}
