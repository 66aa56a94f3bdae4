import { liveScript } from "#notebook/live-scripts";
import type { Figure } from "../../figure/figure";
import { renderSvg } from "../../figure/render/svg";
import type { LiveKind } from "../../live/kinds";
import { screen } from "../bridge";
import { figureBundle } from "../bundle";
import { liveMarkup } from "./markup";

/** Shows one bundle: the living output with its picture inside, the picture alone, and the text. */
export function displayLive(kind: LiveKind, data: object, figure: Figure): void {
  const { data: still, metadata } = figureBundle(figure);
  const png = still["image/png"];
  const address = png === undefined ? `data:image/svg+xml,${encodeURIComponent(renderSvg(figure))}` : `data:image/png;base64,${png}`;
  const { width = 640, height = 320 } = (metadata["image/png"] ?? {}) as { width?: number; height?: number };
  const markup = liveMarkup({ kind, data, script: liveScript(kind), picture: { address, width, height, alt: figure.alt } });
  const all = { "text/html": markup, ...(png === undefined ? {} : { "image/png": png }), "text/plain": figure.alt };
  screen().display(all, { metadata });
}
