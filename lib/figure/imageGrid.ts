import { type Figure, type Row, vegaFigure, widestLabel } from "./figure";
import { requireOptions } from "./check";
import { columnLines, GAP, gridLayers, LABEL, LINE, rowLines, toPixels } from "./imageGridLayout";
import { type ImageGridOptions, resolve } from "./imageGridOptions";
import { pngDataUrl } from "./png";
import { formatFixed, plural, tidy } from "./text";

/**
 * A grid of images, each with its label above, for data sets and samples.
 *
 * Pixels stay sharp squares; values outside `range` are shown as its ends.
 * `rowLabels` and `columnLabels` name what the rows and the columns vary; cells are as wide as their labels need.
 * @param images n images of `shape`, one after the other, row-major (NHWC)
 * @throws ShapeError when the images or the labels do not fit `shape`; OptionError when an option is out of range
 * @example
 * imageGrid(Float32Array.of(-1, 1, 1, -1), { shape: [2, 2, 1], energies: [-1.5], title: "Tablero" }).alt; // 'Tablero. 1 imagen de 2×2 píxeles en 1 fila. Energías entre −1,50 y −1,50.'
 */
export function imageGrid(images: Float32Array, options: ImageGridOptions): Figure {
  const grid = resolve(images, requireOptions(options, "imageGrid"));
  const { count, columns, labels, text } = grid;
  const { cell, page, left, top, rowHeight, size, sides } = layout(grid);
  const place = (i: number) => ({
    x: left + (i % columns) * (cell.width + GAP) + (cell.width - size.width) / 2,
    y: top + Math.floor(i / columns) * rowHeight + (labels ? LABEL.height : 0),
  });
  const image = (i: number) => images.subarray(i * grid.pixels, (i + 1) * grid.pixels);
  const values = Array.from({ length: count }, (_, i) => {
    const { x, y } = place(i);
    const url = pngDataUrl(toPixels(image(i), grid));
    return { x, y, x2: x + size.width, y2: y + cell.height, url, ...(labels && { etiqueta: labels[i] }) };
  });
  return vegaFigure({
    kind: "imageGrid",
    text,
    facts: facts(grid),
    width: page.width,
    view: { ...page, data: { values }, layer: gridLayers({ size, labelled: labels !== undefined, ...sides }) },
    table: values.map((_, i) => tableRow(image(i), i, grid)),
  });
}

type Resolved = ReturnType<typeof resolve>;

/** Pixels of the screen: the cell of an image, the page, and what the labels of rows and columns take. */
function layout({ count, columns, labels, rowLabels, columnLabels, scale, ...shape }: Resolved) {
  const size = { width: shape.width * scale, height: shape.height * scale };
  const beside = rowLines(rowLabels);
  const above = columnLines(columnLabels, size.width);
  const cell = { width: Math.max(size.width, Math.ceil(widestLabel(labels ?? [], LABEL.fontSize)), above.width), height: size.height };
  const rowHeight = cell.height + GAP + (labels ? LABEL.height : 0);
  const [left, top] = [beside.width, above.height];
  const page = { width: left + columns * (cell.width + GAP) - GAP, height: top + Math.ceil(count / columns) * rowHeight - GAP };
  const middle = (labels ? LABEL.height : 0) + cell.height / 2;
  const sides = {
    rows: beside.lines.map((lines, i) => ({ x: left - GAP, y: top + i * rowHeight + middle - (lines.length - 1) * (LINE / 2), lines })),
    columns: above.lines.map((lines, i) => ({
      x: left + i * (cell.width + GAP) + cell.width / 2,
      y: top - GAP / 2 - (lines.length - 1) * LINE,
      lines,
    })),
  };
  return { cell, page, left, top, rowHeight, size, sides };
}

function facts({ count, width, height, columns, energies, rowLabels, columnLabels }: Resolved): string {
  const rows = plural(Math.ceil(count / columns), "fila", "filas");
  const size = `${plural(count, "imagen", "imágenes")} de ${width}×${height} píxeles en ${rows}.`;
  const all = Array.from(energies ?? []);
  const range = energies ? ` Energías entre ${formatFixed(Math.min(...all))} y ${formatFixed(Math.max(...all))}.` : "";
  const named = (name: string, labels: readonly string[] | undefined) => (labels ? ` ${name}: ${labels.join("; ")}.` : "");
  return `${size}${named("Filas", rowLabels)}${named("Columnas", columnLabels)}${range}`;
}

function tableRow(pixels: Float32Array, i: number, { columns, labels, energies, rowLabels, columnLabels }: Resolved): Row {
  let [low, high, sum] = [Infinity, -Infinity, 0];
  for (const value of pixels) [low, high, sum] = [Math.min(low, value), Math.max(high, value), sum + value];
  const place: Row = {
    ...(rowLabels && { fila: rowLabels[Math.floor(i / columns)] as string }),
    ...(columnLabels && { columna: columnLabels[i % columns] as string }),
  };
  const about: Row = energies ? { energía: tidy(energies[i] ?? 0) } : labels ? { etiqueta: labels[i] ?? "" } : {};
  return { imagen: i, ...place, ...about, mínimo: tidy(low), media: tidy(sum / pixels.length), máximo: tidy(high) };
}
