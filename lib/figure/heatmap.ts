import { interpolateViridis } from "d3-scale-chromatic";
import { OptionError, requireBounds, requireInteger, requireOneOf } from "../errors";
import { columnAxis, requireCategories, rowAxis } from "./categories";
import { requireList, requireNumbers, requireOptions, requireSameLength, requireText } from "./check";
import { type Figure, type FigureText, type Spec, vegaFigure, widestLabel } from "./figure";
import { multiples, niceStep } from "./round-numbers";
import { formatFixed, formatNumber, plural, tidy, wrapText } from "./text";
import { FIGURE_WIDTH } from "./theme";

export interface HeatmapOptions extends FigureText {
  /** Names of the rows, from the top. */
  readonly rows: readonly string[];
  /** Names of the columns, from the left. */
  readonly columns: readonly string[];
  /** What the columns vary, e.g. "pasos de Langevin". */
  readonly x: string;
  /** What the rows vary, e.g. "tamaño de paso". */
  readonly y: string;
  /** What the numbers are, with their unit: the title of the legend. */
  readonly value: string;
  /** Decimals of the number in each cell. */
  readonly decimals?: number;
  /** "log": equal ratios are equal steps of colour; values must be positive. */
  readonly scale?: "linear" | "log";
  /** Values at the two ends of the colour scale; values beyond share the colour of the end. */
  readonly range?: readonly [low: number, high: number];
}

const SUBJECT = "heatmap";
const MAX_SIDE = 24;
const CELL = { height: 34, maxWidth: 96, fontSize: 12, gap: 12 };
const ROW_LABELS = 150;
const LEGEND = 110;
/** Pixels that title and subtitle may use over a narrow table. */
const HEADING_WIDTH = 460;
const INKS = { dark: "#000000", light: "#ffffff" } as const;

/**
 * A table as colours: viridis, dark is low, with its number in each cell.
 * @param values one list of numbers a row
 * @throws ShapeError when the lists do not fit `rows` and `columns`; OptionError when a value is not finite, or not positive on a logarithmic scale
 * @example
 * heatmap([[1, 2], [3, 4]], { title: "Barrido", rows: ["1", "10"], columns: ["50", "100"], x: "pasos", y: "tamaño", value: "energía", decimals: 1 }).table[1]; // { fila: '1', columna: '100', valor: 2 }
 */
export function heatmap(values: readonly ArrayLike<number>[], options: HeatmapOptions): Figure {
  const { x, y, value, decimals = 2, scale = "linear", range, rows, columns, ...text } = requireOptions(options, SUBJECT);
  for (const [name, title] of Object.entries({ x, y, value })) requireText(name, title, { subject: SUBJECT });
  requireInteger("decimals", decimals, { subject: SUBJECT, max: 6 });
  requireOneOf("scale", scale, { subject: SUBJECT, allowed: ["linear", "log"] });
  const names = { rows: requireSide("rows", rows), columns: requireSide("columns", columns) };
  const numbers = requireTable(values, names);
  const ends = requireEnds(numbers.flat(), { scale, range });
  const write = (v: number) => (scale === "log" ? formatNumber(v, decimals) : formatFixed(v, decimals));
  const cells = numbers.flatMap((row, i) =>
    row.map((v, j) => ({ i, j, valor: tidy(v), texto: write(v), tinta: ink(interpolateViridis(level(v, { scale, ends }))) })),
  );
  const { size, axes, page } = layout(names, { x, y, numbers: cells.map((cell) => cell.texto) });
  return vegaFigure({
    kind: SUBJECT,
    text,
    facts: facts(cells, { names, x, y, value }),
    width: Math.max(page, HEADING_WIDTH),
    view: { ...size, data: { values: cells }, layer: layers({ axes, legend: { title: value, ends, scale, height: size.height } }) },
    table: cells.map(({ i, j, valor }) => ({ fila: names.rows[i] as string, columna: names.columns[j] as string, valor })),
  });
}

type Names = { readonly rows: readonly string[]; readonly columns: readonly string[] };
type Ends = readonly [low: number, high: number];
type Scale = "linear" | "log";

function requireSide(name: string, labels: unknown): string[] {
  const remedy = `da un nombre distinto a cada una: ${name}: ["50", "100"]`;
  return requireCategories(name, labels, { subject: SUBJECT, max: MAX_SIDE, remedy });
}

function requireTable(values: readonly ArrayLike<number>[], { rows, columns }: Names): number[][] {
  const remedy = "values es una lista de filas, y cada fila, una lista de números: [[1, 2], [3, 4]]";
  requireList("values", values, { subject: SUBJECT, max: MAX_SIDE, remedy });
  requireSameLength(["values", "rows"], [values.length, rows.length], { subject: SUBJECT, remedy });
  return Array.from(values, (row, i) => {
    requireNumbers(`values[${i}]`, row, { subject: SUBJECT, max: MAX_SIDE, remedy });
    requireSameLength([`values[${i}]`, "columns"], [row.length, columns.length], { subject: SUBJECT, remedy });
    return Array.from(row);
  });
}

function requireEnds(all: readonly number[], { scale, range }: { scale: Scale; range: Ends | undefined }): Ends {
  const given = range === undefined ? undefined : requireBounds("range", range, { subject: SUBJECT });
  if (given === null) throw new OptionError({ subject: SUBJECT, problem: "range debe ser un par [mínimo, máximo] y llegó null" });
  const bad = scale === "log" ? [...all, ...(given ?? [])].find((v) => v <= 0) : undefined;
  if (bad !== undefined) {
    throw new OptionError({
      subject: SUBJECT,
      problem: `los valores deben ser positivos en una escala logarítmica y llegó ${bad}`,
      remedy: 'usa scale: "linear"',
    });
  }
  if (given) return given;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (low < high) return [low, high];
  return scale === "log" ? [low / 2, low * 2] : [low - 0.5, high + 0.5];
}

/** Where a value lies between the ends, from 0 to 1. */
function level(value: number, { scale, ends: [low, high] }: { scale: Scale; ends: Ends }): number {
  const at = scale === "log" ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, at));
}

/** The ink with more contrast on a colour in hexadecimal (WCAG relative luminance); never under 4.5 to 1. */
function ink(colour: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? INKS.dark : INKS.light;
}

function layout({ rows, columns }: Names, { x, y, numbers }: { x: string; y: string; numbers: readonly string[] }) {
  const height = rows.length * Math.max(CELL.height, Math.ceil(96 / rows.length));
  const side = rowAxis(rows, { band: height / rows.length, width: ROW_LABELS });
  const room = FIGURE_WIDTH + 60 - side.width - LEGEND - 40;
  const least = Math.ceil(widestLabel(numbers, CELL.fontSize)) + CELL.gap;
  const band = Math.max(least, Math.min(CELL.maxWidth, Math.floor(room / columns.length)));
  const width = band * columns.length;
  const axes = {
    x: { title: wrapText(x, Math.max(width, 160), 12.5), axis: columnAxis(columns, band) },
    y: { title: wrapText(y, Math.max(height, 96), 12.5), axis: side.axis },
  };
  return { size: { width, height }, axes, page: width + Math.ceil(side.width) + LEGEND };
}

type Legend = { readonly title: string; readonly ends: Ends; readonly scale: Scale; readonly height: number };

function layers({ axes: { x, y }, legend }: { axes: { x: Spec; y: Spec }; legend: Legend }): Spec[] {
  const at = (field: string, look: Spec) => ({ field, type: "ordinal", scale: { padding: 0 }, ...look });
  const places = { x: at("j", x), y: at("i", y) };
  return [
    {
      mark: { type: "rect", stroke: INKS.light, strokeWidth: 1.5, aria: false },
      encoding: { ...places, color: { field: "valor", type: "quantitative", ...colour(legend) } },
    },
    {
      mark: { type: "text", fontSize: CELL.fontSize, baseline: "middle", aria: false },
      encoding: { ...places, text: { field: "texto", type: "nominal" }, fill: { field: "tinta", type: "nominal", scale: null } },
    },
  ];
}

function colour({ title, ends, scale, height }: Legend): Spec {
  const gradientLength = Math.max(60, Math.min(200, Math.round(height * 0.75)));
  const most = Math.floor(gradientLength / 22);
  const ticks = scale === "log" ? powers(ends, most) : multiples(niceStep((ends[1] - ends[0]) / most), { low: ends[0], high: ends[1] });
  const decimals = Math.max(...ticks.map((tick) => String(tick).split(".")[1]?.length ?? 0));
  return {
    scale: { type: scale, scheme: "viridis", domain: ends, nice: false, clamp: true, ...(scale === "linear" && { zero: false }) },
    legend: {
      title: wrapText(title, LEGEND, 12.5),
      orient: "right",
      ...(ticks.length > 1 ? { values: ticks } : { tickCount: 3 }),
      ...(ticks.length > 1 && scale === "linear" && { format: `,.${decimals}f` }),
      gradientLength,
      gradientThickness: 13,
      offset: 16,
    },
  };
}

/** Powers of ten between the ends, thinned to about `most`. */
function powers([low, high]: Ends, most: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low)), Math.floor(Math.log10(high))];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => tidy(10 ** (first + i)));
  const step = Math.ceil(all.length / most);
  return all.filter((_, i) => i % step === 0);
}

type Cell = { readonly i: number; readonly j: number; readonly valor: number; readonly texto: string };

function facts(cells: readonly Cell[], { names, x, y, value }: { names: Names; x: string; y: string; value: string }): string {
  const where = ({ i, j, texto }: Cell) => `${texto} (fila ${names.rows[i]}, columna ${names.columns[j]})`;
  const lowest = cells.reduce((a, b) => (b.valor < a.valor ? b : a));
  const highest = cells.reduce((a, b) => (b.valor > a.valor ? b : a));
  const shape = [
    `${plural(names.rows.length, "fila", "filas")} (${y}: ${names.rows.join("; ")})`,
    `${plural(names.columns.length, "columna", "columnas")} (${x}: ${names.columns.join("; ")})`,
  ];
  return `Mapa de calor de ${value} con ${shape.join(" y ")}. El valor más bajo es ${where(lowest)} y el más alto, ${where(highest)}.`;
}
