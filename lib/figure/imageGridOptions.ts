import { OptionError, requireBounds, requireInteger, requireOneOf, requireSamples, ShapeError } from "../errors";
import { requireList, requireNumbers, requireSameLength, requireText } from "./check";
import type { FigureText } from "./figure";
import { GAP, rowLines } from "./imageGridLayout";
import { formatFixed, plural } from "./text";
import { FIGURE_WIDTH } from "./theme";

/** How a grid of images looks; all images have one shape. */
export interface ImageGridOptions extends FigureText {
  /** [height, width, channels], 1 channel (grey) or 3 (RGB). */
  readonly shape?: readonly number[];
  /** Images in a row; by default what fits a page. */
  readonly columns?: number;
  /** A label above each image. */
  readonly titles?: readonly string[];
  /** What each row shows, at its left. */
  readonly rowLabels?: readonly string[];
  /** What each column shows, above the first row. */
  readonly columnLabels?: readonly string[];
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
const MAX_COLUMNS = 40;

/** Checks the images and the options of a grid and fills in what the caller left out. @throws ShapeError, OptionError */
export function resolve(
  images: Float32Array,
  {
    shape = [32, 32, 1],
    columns,
    titles,
    rowLabels,
    columnLabels,
    energies,
    range = [-1, 1],
    polarity = "ink",
    scale,
    ...text
  }: ImageGridOptions,
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
  requireSideLabels("rowLabels", rowLabels);
  requireSideLabels("columnLabels", columnLabels);
  const natural = columnLabels?.length ?? (rowLabels ? Math.ceil(count / rowLabels.length) : defaultColumns(count));
  const across = requireInteger("columns", columns ?? natural, { ...context, min: 1, max: MAX_COLUMNS });
  const used = Math.min(across, count);
  requireSides(count, { columns: used, rowLabels, columnLabels });
  const left = rowLines(rowLabels).width;
  const fit = scale ?? defaultScale(across, { width, height, page: FIGURE_WIDTH - left });
  const factor = requireInteger("scale", fit, { ...context, min: 1, max: 64 });
  return {
    height,
    width,
    channels,
    /** Values of an image. */
    pixels: height * width * channels,
    count,
    columns: used,
    labels,
    rowLabels,
    columnLabels,
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

function requireSideLabels(name: string, labels: readonly string[] | undefined): void {
  if (labels === undefined) return;
  requireList(name, labels, { subject: SUBJECT, max: MAX_IMAGES });
  Array.from(labels, (label, i) => requireText(`${name}[${i}]`, label, { subject: SUBJECT }));
}

type Sides = {
  readonly columns: number;
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
};

/** Each row and each column of the grid must have its label. */
function requireSides(count: number, { columns, rowLabels, columnLabels }: Sides): void {
  const rows = Math.ceil(count / columns);
  const remedy = `la rejilla tiene ${plural(rows, "fila", "filas")} y ${plural(columns, "columna", "columnas")}: cambia columns o las etiquetas`;
  if (rowLabels) requireSameLength(["rowLabels", "las filas"], [rowLabels.length, rows], { subject: SUBJECT, remedy });
  if (columnLabels) requireSameLength(["columnLabels", "las columnas"], [columnLabels.length, columns], { subject: SUBJECT, remedy });
}

function defaultColumns(count: number): number {
  if (count <= 10) return count;
  return count % 8 === 0 ? 8 : 10;
}

/** The grid fills the page, an image no more than 128 pixels of the screen. */
function defaultScale(columns: number, { width, height, page }: { width: number; height: number; page: number }): number {
  const fit = Math.floor(((page + GAP) / columns - GAP) / width);
  return Math.max(1, Math.min(fit, Math.floor(128 / Math.max(width, height)), 64));
}
