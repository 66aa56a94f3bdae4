import type { Pixels } from "../bytes/png";
import { type Spec, widestLabel } from "./figure";
import { wrapText } from "./text";
import { INK } from "./theme";

/** Pixels of the screen between two images. */
export const GAP = 10;
/** The label of an image. */
export const LABEL = { fontSize: 11, height: 17 } as const;
/** From one line of a label to the next; its place is that of its first line. */
export const LINE = 14;
/** The labels of rows and columns; a row's takes at most `width` pixels, unless a word is longer. */
const SIDE = { fontSize: 11.5, gap: 10, width: 120, columnWidth: 72 } as const;

/** The labels of the rows in lines, and the pixels they take at the left of the images. */
export function rowLines(labels: readonly string[] | undefined): { lines: string[][]; width: number } {
  const lines = (labels ?? []).map((label) => wrapText(label, SIDE.width, SIDE.fontSize));
  return { lines, width: lines.length > 0 ? Math.ceil(widestLabel(lines.flat(), SIDE.fontSize)) + SIDE.gap : 0 };
}

/** The labels of the columns in lines over images of `imageWidth` pixels, and the width and height they take. */
export function columnLines(
  labels: readonly string[] | undefined,
  imageWidth: number,
): { lines: string[][]; width: number; height: number } {
  const lines = (labels ?? []).map((label) => wrapText(label, Math.max(imageWidth, SIDE.columnWidth), SIDE.fontSize));
  const most = lines.reduce((max, one) => Math.max(max, one.length), 0);
  return {
    lines,
    width: Math.ceil(widestLabel(lines.flat(), SIDE.fontSize)),
    height: most > 0 ? most * LINE + SIDE.gap / 2 : 0,
  };
}

export interface PixelRules {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly range: readonly [number, number];
  readonly ink: boolean;
}

/** The pixels of one image as bytes. */
export function toPixels(values: Float32Array, { width, height, channels, range: [low, high], ink }: PixelRules): Pixels {
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const level = Math.round((255 * ((values[i] ?? low) - low)) / (high - low));
    const clipped = Math.min(255, Math.max(0, level));
    data[i] = ink ? 255 - clipped : clipped;
  }
  return { data, width, height, channels };
}

/** The lines of a label and where the first one is anchored. */
type SideText = { readonly x: number; readonly y: number; readonly lines: readonly string[] };

/** What the layers of a grid are made of; the rows of its data have x, y, x2, y2, url and perhaps etiqueta. */
interface GridParts {
  /** Pixels of the screen of an image. */
  readonly size: { readonly width: number; readonly height: number };
  readonly labelled: boolean;
  readonly rows: readonly SideText[];
  readonly columns: readonly SideText[];
}

/** Images, their frames and their labels. */
export function gridLayers({ size: { width, height }, labelled, rows, columns }: GridParts): Spec[] {
  const at = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
  const image = {
    mark: { type: "image", width, height, align: "left", baseline: "top", aspect: false, smooth: false, aria: false },
    encoding: { x: at("x"), y: at("y"), url: { field: "url", type: "nominal" } },
  };
  const frame = {
    mark: { type: "rect", filled: false, stroke: INK.frame, strokeWidth: 1, aria: false },
    encoding: { x: at("x"), y: at("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  };
  const label = {
    mark: {
      type: "text",
      fontSize: LABEL.fontSize,
      color: INK.strong,
      dx: width / 2,
      dy: -5,
      align: "center",
      baseline: "bottom",
      aria: false,
    },
    encoding: { x: at("x"), y: at("y"), text: { field: "etiqueta", type: "nominal" } },
  };
  const sides = [sideTexts(rows, { align: "right", baseline: "middle" }), sideTexts(columns, { align: "center", baseline: "bottom" })];
  return [image, frame, ...(labelled ? [label] : []), ...sides.flat()];
}

function sideTexts(values: readonly SideText[], look: Spec): Spec[] {
  if (values.length === 0) return [];
  const at = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
  const mark = { type: "text", fontSize: SIDE.fontSize, lineHeight: LINE, color: INK.strong, aria: false, ...look };
  return [{ data: { values }, mark, encoding: { x: at("x"), y: at("y"), text: { field: "lines", type: "nominal" } } }];
}
