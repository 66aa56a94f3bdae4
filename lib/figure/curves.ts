import { requireOneOf } from "../errors";
import { requireOptions, requireSize, requireText } from "./check";
import { topLegend } from "./legend";
import { multiples, niceStep } from "./round-numbers";
import { type Figure, type FigureText, type Row, type Spec, vegaFigure } from "./figure";
import { type Line, requireSeries, type Series } from "./series";
import { formatNumber, plural, powerLabel, tidy } from "./text";
import { ACROSS_TICKS, FIGURE_WIDTH, PALETTE } from "./theme";

export interface CurvesOptions extends FigureText {
  /** Title of the horizontal axis, with its unit, e.g. "paso". */
  readonly x?: string;
  /** Title of the vertical axis, with its unit, e.g. "energía media". */
  readonly y: string;
  readonly xScale?: "linear" | "log";
  readonly yScale?: "linear" | "log";
  /** Pixels of the plot, without axes and titles. */
  readonly width?: number;
  readonly height?: number;
}

const SUBJECT = "curves";
/** Lines this short also show their points. */
const FEW_POINTS = 25;
/** An end of a line that is this small beside its height reads as 0 in the alternative text. */
const NEGLIGIBLE = 1e-9;

/**
 * Lines of one quantity against another, a colour a series, with optional bands.
 * @param series one to seven lines with different names
 * @throws ShapeError when lists differ in length or are empty; OptionError when a value is not finite, or not positive on a logarithmic axis
 * @example
 * curves([{ name: "datos", y: [3, 2, 1.5] }], { title: "La energía baja", x: "paso", y: "energía" }).alt; // 'La energía baja. Energía según paso. «datos» está entre 1,50 y 3,00 en 3 puntos.'
 */
export function curves(series: readonly Series[], options: CurvesOptions): Figure {
  const {
    x = "paso",
    y,
    xScale = "linear",
    yScale = "linear",
    width = FIGURE_WIDTH - 60,
    height = 300,
    ...text
  } = requireOptions(options, SUBJECT);
  requireText("x", x, { subject: SUBJECT });
  requireText("y", y, { subject: SUBJECT, remedy: 'di qué se mide, por ejemplo y: "energía media"' });
  requireOneOf("xScale", xScale, { subject: SUBJECT, allowed: ["linear", "log"] });
  requireOneOf("yScale", yScale, { subject: SUBJECT, allowed: ["linear", "log"] });
  requireSize({ width, height }, SUBJECT);
  const lines = requireSeries(series, { log: { x: xScale === "log", y: yScale === "log" } });
  const rows = lines.flatMap((line) => line.rows);
  return vegaFigure({
    kind: SUBJECT,
    text,
    facts: `${capital(y)} según ${x}. ${lines.map(describe).join(" ")}`,
    width,
    view: { width, height, data: { values: rows }, layer: layers(lines, { ...axes(rows, { x, y, xScale, yScale }), width }) },
    table: rows,
  });
}

type Axes = { readonly x: Spec; readonly y: Omit<Axis, "field"> };

/** The vertical axis has no field yet: lines and bands have different ones. */
function axes(rows: readonly Row[], { x, y, xScale, yScale }: { x: string; y: string; xScale: string; yScale: string }): Axes {
  const across = rows.map((row) => Number(row.x));
  const up = rows.map((row) => Number(row.y));
  const whole = across.every(Number.isInteger);
  const horizontal = {
    grid: false,
    ...(xScale === "linear" && !whole && { tickCount: ACROSS_TICKS }),
    ...ticks(across, { log: xScale === "log", whole }),
  };
  const vertical = { tickCount: 6, ...ticks(up, { log: yScale === "log", whole: false }) };
  return { x: axis({ field: "x", title: x, scale: xScale, look: horizontal }), y: { title: y, scale: yScale, look: vertical } };
}

interface Axis {
  readonly field: string;
  readonly title: string;
  readonly scale: string;
  readonly look: Spec;
}

function axis({ field, title, scale, look }: Axis): Spec {
  return { field, type: "quantitative", title, scale: scale === "log" ? { type: scale } : { zero: false }, axis: look };
}

function layers(lines: readonly Line[], { x, y, width }: Axes & { readonly width: number }): Spec[] {
  const look = { strokeWidth: 2, strokeJoin: "round", ...(longest(lines) <= FEW_POINTS && { point: { size: 28 } }) };
  const names = lines.map((line) => line.name);
  const legend = names.length < 2 ? null : topLegend(names, { width, symbol: "stroke" });
  const color = {
    field: "serie",
    type: "nominal",
    scale: { domain: names, range: PALETTE.slice(0, names.length) },
    legend,
  };
  const dashes = {
    field: "serie",
    type: "nominal",
    scale: { domain: names, range: lines.map((line) => (line.dashed ? [5, 3.5] : [1, 0])) },
    legend,
  };
  const stroke = {
    mark: { type: "line", ...look },
    encoding: { x, y: axis({ ...y, field: "y" }), color, ...(lines.some((line) => line.dashed) && { strokeDash: dashes }) },
  };
  if (!lines.some((line) => line.banded)) return [stroke];
  const band = {
    mark: { type: "area", opacity: 0.2, line: false, aria: false },
    encoding: { x, y: axis({ ...y, field: "bajo" }), y2: { field: "alto" }, color },
  };
  return [{ transform: [{ filter: "isValid(datum.bajo)" }], ...band }, stroke];
}

/** Ticks at whole numbers for steps and epochs, at powers of ten on a logarithmic axis; otherwise Vega chooses. */
function ticks(values: readonly number[], { log, whole }: { log: boolean; whole: boolean }): Spec {
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  if (log) {
    const first = Math.floor(Math.log10(low));
    const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => tidy(10 ** (first + i)));
    return powers.length > 2 ? { values: powers, ...powerLabels(powers, first) } : {};
  }
  return whole
    ? { values: multiples(Math.max(1, niceStep((high - low) / 9)), { low, high: high + niceStep((high - low) / 9) }), format: ",d" }
    : {};
}

/** Labels as 10⁻⁵ where some power has too many zeros to be read at a glance. */
function powerLabels(powers: readonly number[], first: number): Spec {
  const names = powers.map((_, i) => powerLabel(first + i));
  if (names.every((name) => name === undefined)) return {};
  return { labelExpr: `${JSON.stringify(names.map((name) => name ?? ""))}[round(log(datum.value) / LN10) - ${first}] || datum.label` };
}

function longest(lines: readonly Line[]): number {
  return Math.max(...lines.map((line) => line.rows.length));
}

function describe({ name, rows }: Line): string {
  const values = rows.map((row) => Number(row.y));
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const where = plural(rows.length, "punto", "puntos");
  if (low === high) return `«${name}» vale ${formatNumber(low)} en ${where}.`;
  const ends = [low, high].map((end) => formatNumber(Math.abs(end) > NEGLIGIBLE * (high - low) ? end : 0));
  return `«${name}» está entre ${ends[0]} y ${ends[1]} en ${where}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
