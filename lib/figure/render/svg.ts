import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Figure, Spec } from "../figure";
import { useOurFonts } from "#figure/fonts";

/** What we use of Vega's scene graph. */
interface Mark {
  readonly marktype?: string;
  readonly items?: readonly Item[];
}
interface Item extends Mark {
  url?: string;
  width?: number;
  height?: number;
  image?: object;
}

/** Vega exports its renderer and the reset of its counter of clips and gradients; its types do not say so. */
interface SvgRenderer {
  initialize(element: null, width: number, height: number, origin: readonly number[]): this;
  background(colour: string | undefined): this;
  render(root: Mark): this;
  svg(): string;
}
const { SVGStringRenderer, resetSVGDefIds } = vega as unknown as {
  SVGStringRenderer: new (loader: unknown) => SvgRenderer;
  resetSVGDefIds: () => void;
};

/**
 * Draws a figure as SVG, without waiting and without a browser; a "surface" is drawn as its fallback.
 *
 * The same figure gives the same text, byte by byte.
 */
export function renderSvg(figure: Figure): string {
  useOurFonts();
  return describe(drawVegaLite((figure.fallback ?? figure).spec), figure.alt);
}

/** Says to a screen reader what the picture shows. */
function describe(svg: string, alt: string): string {
  const text = alt.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  return svg.replace("<svg ", `<svg role="img" aria-label="${text}" `);
}

/**
 * `View.toSVG` in one go: it is asynchronous only for images that come from a server and ours are data URLs, so they
 * are marked as loaded. A cell can then write `show(figure)` without `await`. A test compares it with `toSVG`.
 * The specification is cloned because Vega numbers the rows it is given.
 */
function drawVegaLite(spec: Spec): string {
  const view = new vega.View(vega.parse(compile(structuredClone(spec) as unknown as TopLevelSpec).spec), { renderer: "none" });
  view.run();
  const { root } = view.scenegraph() as unknown as { root: Mark };
  markImagesAsLoaded(root);
  const { left = 0, right = 0, top = 0, bottom = 0 } = view.padding() as { left?: number; right?: number; top?: number; bottom?: number };
  const { _viewWidth: width, _viewHeight: height } = view as unknown as { _viewWidth: number; _viewHeight: number };
  const [x = 0, y = 0] = view.origin();
  resetSVGDefIds();
  const renderer = new SVGStringRenderer(view.loader());
  renderer.initialize(null, width + left + right, height + top + bottom, [x + left, y + top]);
  renderer.background(view.background() as string | undefined).render(root);
  view.finalize();
  return renderer.svg();
}

function markImagesAsLoaded(mark: Mark): void {
  for (const item of mark.items ?? []) {
    if (mark.marktype === "image") item.image = { complete: true, width: item.width, height: item.height, src: item.url, url: item.url };
    for (const child of item.items ?? []) markImagesAsLoaded(child as Mark);
  }
}
