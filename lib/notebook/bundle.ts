import { toBase64 } from "../bytes/base64";
import type { Figure } from "../figure/figure";
import { pngOfSvg, pngSize } from "../figure/render/png";
import { renderSvg } from "../figure/render/svg";
import { CAN_RASTERIZE } from "#figure/rasterize";
import type { Bundle } from "./bridge";

const VEGA_LITE = "application/vnd.vegalite.v5+json";
const PLOTLY = "application/vnd.plotly.v1+json";

/** The pixels of a PNG for each pixel of the screen: sharp enough beside the specification, half the bytes of 2. */
const SCALE = 1.5;
/** A grid of more images than this has a pixel for a pixel: noise does not compress, and sharp squares need no more. */
const MANY_IMAGES = 100;

export interface FigureBundle {
  readonly data: Bundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * All representations of a figure: the specification, a picture for readers without JavaScript, the alternative text.
 *
 * Metadata of the picture: `width` and `height` in screen pixels (JupyterLab and nbconvert use them) and `alt`, which
 * nbconvert writes into the page; JupyterLab itself reads the description inside the specification.
 *
 * The picture is a PNG, but SVG beside Plotly's JSON: where there is a PNG, Plotly's renderer in JupyterLab shows it,
 * as wide as the column, and draws the live surface only when the mouse comes over it.
 */
export function figureBundle(figure: Figure, { withPng = true }: { readonly withPng?: boolean } = {}): FigureBundle {
  const live = figure.kind === "surface";
  const data: Bundle = { [live ? PLOTLY : VEGA_LITE]: figure.spec, "text/plain": figure.alt };
  if (!withPng || !CAN_RASTERIZE) return { data, metadata: {} };
  const svg = renderSvg(figure);
  const scale = figure.kind === "imageGrid" && figure.table.length > MANY_IMAGES ? 1 : SCALE;
  const png = pngOfSvg(svg, scale);
  const [width, height] = pngSize(png).map((side) => Math.round(side / scale));
  const mime = live ? "image/svg+xml" : "image/png";
  return { data: { ...data, [mime]: live ? svg : toBase64(png) }, metadata: { [mime]: { width, height, alt: figure.alt } } };
}
