import type { Pixels } from "../bytes/png";
import { OptionError, requireBounds, requireInteger, requireOneOf, requireSamples, ShapeError } from "../errors";
import { requireList, requireNumbers, requireOptions, requireSameLength } from "./check";
import { type Figure, type FigureText, type Row, vegaFigure, widestLabel } from "./figure";
import { pngDataUrl } from "./png";
import { formatFixed, plural, tidy } from "./text";
import { FIGURE_WIDTH, INK } from "./theme";

/** How a grid of images looks; all images have one shape. */
export interface ImageGridOptions extends FigureText {
  /** [height, width, channels], 1 channel (grey) or 3 (RGB). */
  readonly shape?: readonly number[];
  /** Images in a row; by default what fits a page. */
  readonly columns?: number;
  /** A label above each image. */
  readonly titles?: readonly string[];
  /** Energies, one an image: the labels become "E = −1,23". */
  readonly energies?: ArrayLike<number>;
  /** Pixel values shown as the two ends of the scale. */
  readonly range?: readonly [low: number, high: number];
  /** "ink": high values dark on white, as on paper; "light": high values bright. RGB images are always "light". */
  readonly polarity?: "ink" | "light";
  /** Screen pixels for each pixel of an image; by default the grid fills the page. */
  readonly scale?: number;
}

const SUBJECT = "imageGrid";
const MAX_IMAGES = 400;
const GAP = 10;
const LABEL = { fontSize: 11, height: 17 };

/**
 * A grid of images, each with its label above, for data sets and samples.
 *
 * Pixels stay sharp squares; values outside `range` are shown as its ends.
 * @param images n images of `shape`, one after the other, row-major (NHWC)
 * @throws ShapeError when the images or the labels do not fit `shape`; OptionError when an option is out of range
 * @example
 * imageGrid(Float32Array.of(-1, 1, 1, -1), { shape: [2, 2, 1], energies: [-1.5], title: "Tablero" }).alt; // 'Tablero. 1 imagen de 2×2 píxeles en 1 fila. Energías entre −1,50 y −1,50.'
 */
export function imageGrid(images: Float32Array, options: ImageGridOptions): Figure {
  const { shape, count, columns, labels, energies, range, ink, scale, text } = resolve(images, requireOptions(options, SUBJECT));
  const [height, width, channels] = shape;
  const cell = { width: Math.max(width * scale, Math.ceil(widestLabel(labels ?? [], LABEL.fontSize))), height: height * scale };
  const rowHeight = cell.height + GAP + (labels ? LABEL.height : 0);
  const rows = Math.ceil(count / columns);
  const values = Array.from({ length: count }, (_, i) => {
    const x = (i % columns) * (cell.width + GAP) + (cell.width - width * scale) / 2;
    const y = Math.floor(i / columns) * rowHeight + (labels ? LABEL.height : 0);
    const pixels = toPixels(images.subarray(i * height * width * channels), { width, height, channels, range, ink });
    return { x, y, x2: x + width * scale, y2: y + cell.height, url: pngDataUrl(pixels), ...(labels && { etiqueta: labels[i] }) };
  });
  const page = { width: columns * (cell.width + GAP) - GAP, height: rows * rowHeight - GAP };
  return vegaFigure({
    kind: SUBJECT,
    text,
    facts: facts({ count, width, height, rows, energies }),
    width: page.width,
    view: { ...page, data: { values }, layer: layers({ width: width * scale, height: cell.height, labelled: labels !== undefined }) },
    table: values.map((_, i) =>
      tableRow(images.subarray(i * height * width * channels, (i + 1) * height * width * channels), { i, labels, energies }),
    ),
  });
}

function resolve(
  images: Float32Array,
  { shape = [32, 32, 1], columns, titles, energies, range = [-1, 1], polarity = "ink", scale, ...text }: ImageGridOptions,
) {
  const context = { subject: SUBJECT };
  const [height, width, channels] = requireImageShape(shape);
  const count = requireSamples("images", images, {
    ...context,
    shape,
    remedy: "pasa las imágenes seguidas en un solo Float32Array y su forma en shape: [alto, ancho, canales]",
  });
  requireAtMost(count);
  const bounds = requireBounds("range", range, context) ?? [-1, 1];
  requireOneOf("polarity", polarity, { ...context, allowed: ["ink", "light"] });
  const labels = requireLabels(count, titles, energies);
  const across = requireInteger("columns", columns ?? defaultColumns(count), { ...context, min: 1, max: 40 });
  const factor = requireInteger("scale", scale ?? defaultScale(across, { width, height }), { ...context, min: 1, max: 64 });
  return {
    shape: [height, width, channels] as const,
    count,
    columns: Math.min(across, count),
    labels,
    energies,
    range: bounds,
    ink: polarity === "ink" && channels === 1,
    scale: factor,
    text,
  };
}

function requireImageShape(shape: readonly number[]): readonly [number, number, 1 | 3] {
  const [height, width, channels] = Array.isArray(shape) ? (shape as number[]) : [];
  const whole = [height, width].every((side) => Number.isInteger(side) && (side as number) >= 1 && (side as number) <= 1024);
  if (!whole || shape.length !== 3 || (channels !== 1 && channels !== 3)) {
    throw new ShapeError({
      subject: SUBJECT,
      problem: `shape debe ser [alto, ancho, canales] con lados de 1 a 1024 y 1 o 3 canales y llegó ${JSON.stringify(shape) ?? "nada"}`,
      remedy: "las imágenes de MNIST tienen shape: [32, 32, 1]",
    });
  }
  return [height as number, width as number, channels];
}

function requireAtMost(count: number): void {
  if (count > MAX_IMAGES) {
    throw new ShapeError({
      subject: SUBJECT,
      problem: `images admite como mucho ${MAX_IMAGES} imágenes y llegaron ${count}`,
      remedy: "muestra solo las primeras: images.subarray(0, 64 * 32 * 32)",
    });
  }
}

function requireLabels(
  count: number,
  titles: readonly string[] | undefined,
  energies: ArrayLike<number> | undefined,
): string[] | undefined {
  if (titles !== undefined && energies !== undefined) {
    throw new OptionError({
      subject: SUBJECT,
      problem: "titles y energies no pueden ir juntos",
      remedy: "usa energies para escribir «E = …» o titles para tus propios textos",
    });
  }
  const remedy = "hace falta un valor por imagen";
  if (energies !== undefined) {
    requireNumbers("energies", energies, { subject: SUBJECT, max: MAX_IMAGES, remedy });
    requireSameLength(["energies", "images"], [energies.length, count], { subject: SUBJECT, remedy });
    return Array.from(energies, (energy) => `E = ${formatFixed(energy)}`);
  }
  if (titles === undefined) return undefined;
  requireList("titles", titles, { subject: SUBJECT, max: MAX_IMAGES, remedy });
  requireSameLength(["titles", "images"], [titles.length, count], { subject: SUBJECT, remedy });
  return Array.from(titles, String);
}

function defaultColumns(count: number): number {
  if (count <= 10) return count;
  return count % 8 === 0 ? 8 : 10;
}

/** The grid fills the page, an image no more than 128 pixels of the screen. */
function defaultScale(columns: number, { width, height }: { width: number; height: number }): number {
  const fit = Math.floor(((FIGURE_WIDTH + GAP) / columns - GAP) / width);
  return Math.max(1, Math.min(fit, Math.floor(128 / Math.max(width, height)), 64));
}

interface PixelRules {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly range: readonly [number, number];
  readonly ink: boolean;
}

function toPixels(values: Float32Array, { width, height, channels, range: [low, high], ink }: PixelRules): Pixels {
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const level = Math.round((255 * ((values[i] ?? low) - low)) / (high - low));
    const clipped = Math.min(255, Math.max(0, level));
    data[i] = ink ? 255 - clipped : clipped;
  }
  return { data, width, height, channels };
}

function layers({ width, height, labelled }: { width: number; height: number; labelled: boolean }): object[] {
  const at = (field: string) => ({ field, type: "quantitative", scale: null, axis: null });
  const image = {
    mark: { type: "image", width, height, align: "left", baseline: "top", aspect: false, smooth: false, aria: false },
    encoding: { x: at("x"), y: at("y"), url: { field: "url", type: "nominal" } },
  };
  const frame = {
    mark: { type: "rect", filled: false, stroke: INK.frame, strokeWidth: 1, aria: false },
    encoding: { x: at("x"), y: at("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  };
  if (!labelled) return [image, frame];
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
  return [image, frame, label];
}

function facts({
  count,
  width,
  height,
  rows,
  energies,
}: {
  count: number;
  width: number;
  height: number;
  rows: number;
  energies: ArrayLike<number> | undefined;
}): string {
  const size = `${plural(count, "imagen", "imágenes")} de ${width}×${height} píxeles en ${plural(rows, "fila", "filas")}.`;
  if (energies === undefined) return size;
  const all = Array.from(energies);
  return `${size} Energías entre ${formatFixed(Math.min(...all))} y ${formatFixed(Math.max(...all))}.`;
}

function tableRow(
  pixels: Float32Array,
  { i, labels, energies }: { i: number; labels: string[] | undefined; energies: ArrayLike<number> | undefined },
): Row {
  let [low, high, sum] = [Infinity, -Infinity, 0];
  for (const value of pixels) [low, high, sum] = [Math.min(low, value), Math.max(high, value), sum + value];
  const about: Row = energies ? { energía: tidy(energies[i] ?? 0) } : labels ? { etiqueta: labels[i] ?? "" } : {};
  return { imagen: i, ...about, mínimo: tidy(low), media: tidy(sum / pixels.length), máximo: tidy(high) };
}
