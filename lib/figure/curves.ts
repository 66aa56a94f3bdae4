import { OptionError, requireFiniteValues, requireOneOf } from "../errors";
import { requireList, requireNames, requireNumbers, requireOptions, requireSameLength, requireSize, requireText } from "./check";
import { multiples, niceStep } from "./levels";
import { type Figure, type FigureText, type Row, type Spec, vegaFigure } from "./figure";
import { formatNumber, plural, tidy } from "./text";
import { FIGURE_WIDTH, PALETTE } from "./theme";

/** One line of a plot. */
export interface Series {
  /** What the legend says. */
  readonly name: string;
  readonly y: ArrayLike<number>;
  /** Abscissas; 0, 1, 2… by default. */
  readonly x?: ArrayLike<number>;
  /** A band behind the line, e.g. the quantiles 10 % and 90 % of many chains. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** Dashed lines read as references: a target, a theory. */
  readonly dashed?: boolean;
}

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
const MAX_POINTS = 20000;
/** Lines this short also show their points. */
const FEW_POINTS = 25;
const LEGEND = { title: null, orient: "top", direction: "horizontal", symbolType: "stroke", symbolSize: 484, symbolStrokeWidth: 2.5, symbolOpacity: 1, columnPadding: 20, offset: 6 };

/**
 * Lines of one quantity against another, a colour a series, with optional bands.
 * @param series one to seven lines with different names
 * @throws ShapeError when lists differ in length or are empty; OptionError when a value is not finite, or not positive on a logarithmic axis
 * @example
 * curves([{ name: "datos", y: [3, 2, 1.5] }], { title: "La energía baja", x: "paso", y: "energía" }).alt; // 'La energía baja. Energía según paso. «datos» va de 3,00 a 1,50 en 3 puntos.'
 */
export function curves(series: readonly Series[], options: CurvesOptions): Figure {
  const { x = "paso", y, xScale = "linear", yScale = "linear", width = FIGURE_WIDTH - 60, height = 300, ...text } = requireOptions(options, SUBJECT);
  requireText("x", x, { subject: SUBJECT });
  requireText("y", y, { subject: SUBJECT, remedy: 'di qué se mide, por ejemplo y: "energía media"' });
  requireOneOf("xScale", xScale, { subject: SUBJECT, allowed: ["linear", "log"] });
  requireOneOf("yScale", yScale, { subject: SUBJECT, allowed: ["linear", "log"] });
  requireSize({ width, height }, SUBJECT);
  const lines = requireSeries(series, { log: { x: xScale === "log", y: yScale === "log" } });
  const rows = lines.flatMap((line) => line.rows);
  const whole = rows.every((row) => Number.isInteger(row.x));
  const horizontal = axis({ field: "x", title: x, scale: xScale, look: { grid: false, ...ticks(rows.map((row) => Number(row.x)), { log: xScale === "log", whole }) } });
  const vertical = { title: y, scale: yScale, look: { tickCount: 6, ...ticks(rows.map((row) => Number(row.y)), { log: yScale === "log", whole: false }) } };
  const look = { strokeWidth: 2, strokeJoin: "round", ...(longest(lines) <= FEW_POINTS && { point: { size: 28 } }) };
  return vegaFigure({
    kind: SUBJECT,
    text,
    facts: `${capital(y)} según ${x}. ${lines.map(describe).join(" ")}`,
    width,
    view: { width, height, data: { values: rows }, layer: layers(lines, { x: horizontal, y: vertical, look }) },
    table: rows,
  });
}

interface Line {
  readonly name: string;
  readonly dashed: boolean;
  readonly banded: boolean;
  readonly rows: readonly Row[];
}

type Logs = { readonly log: { readonly x: boolean; readonly y: boolean } };

function requireSeries(series: readonly Series[], logs: Logs): Line[] {
  requireList("series", series, { subject: SUBJECT, max: PALETTE.length, remedy: 'pasa una lista de series: [{ name: "datos", y: [3, 2, 1] }]' });
  requireNames(series, { subject: SUBJECT, remedy: 'cada serie es { name: "datos", y: [3, 2, 1] }' });
  return series.map((one) => toLine(one, logs));
}

function toLine({ name, x, y, band, dashed = false }: Series, { log }: Logs): Line {
  const limits = { subject: SUBJECT, max: MAX_POINTS, remedy: `revisa la serie «${name}»` };
  requireNumbers("y", y, limits);
  for (const [key, list] of Object.entries({ x, "band.low": band?.low, "band.high": band?.high })) {
    if (list === undefined && (key === "x" || band === undefined)) continue;
    requireNumbers(key, list, limits);
    requireSameLength([key, "y"], [(list as ArrayLike<number>).length, y.length], limits);
  }
  if (log.x) requirePositives(`x de «${name}»`, x ?? [0]);
  if (log.y) for (const list of [y, band?.low, band?.high]) if (list) requirePositives(`y de «${name}»`, list);
  const rows = Array.from(y, (value, i) => {
    const limitsOf = band && { bajo: tidy(band.low[i] as number), alto: tidy(band.high[i] as number) };
    return { serie: name, x: tidy(x?.[i] ?? i), y: tidy(value), ...limitsOf };
  });
  return { name, dashed, banded: band !== undefined, rows };
}

function requirePositives(name: string, values: ArrayLike<number>): void {
  requireFiniteValues(name, values, { subject: SUBJECT });
  const bad = Array.from(values).find((value) => value <= 0);
  if (bad !== undefined) {
    throw new OptionError({ subject: SUBJECT, problem: `${name} debe ser positiva en una escala logarítmica y llegó ${bad}`, remedy: 'usa la escala "linear" o da abscisas que empiecen en 1' });
  }
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

function layers(lines: readonly Line[], { x, y, look }: { x: Spec; y: Omit<Axis, "field">; look: Spec }): Spec[] {
  const names = lines.map((line) => line.name);
  const color = { field: "serie", type: "nominal", scale: { domain: names, range: PALETTE.slice(0, names.length) }, legend: names.length < 2 ? null : LEGEND };
  const dashes = { field: "serie", type: "nominal", scale: { domain: names, range: lines.map((line) => (line.dashed ? [5, 3.5] : [1, 0])) }, legend: names.length < 2 ? null : LEGEND };
  const stroke = { mark: { type: "line", ...look }, encoding: { x, y: axis({ ...y, field: "y" }), color, ...(lines.some((line) => line.dashed) && { strokeDash: dashes }) } };
  if (!lines.some((line) => line.banded)) return [stroke];
  const band = { mark: { type: "area", opacity: 0.2, line: false, aria: false }, encoding: { x, y: axis({ ...y, field: "bajo" }), y2: { field: "alto" }, color } };
  return [{ transform: [{ filter: "isValid(datum.bajo)" }], ...band }, stroke];
}

/** Ticks at whole numbers for steps and epochs, at powers of ten on a logarithmic axis; otherwise Vega chooses. */
function ticks(values: readonly number[], { log, whole }: { log: boolean; whole: boolean }): Spec {
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  if (log) {
    const first = Math.floor(Math.log10(low));
    const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => tidy(10 ** (first + i)));
    return powers.length > 2 ? { values: powers } : {};
  }
  return whole ? { values: multiples(Math.max(1, niceStep((high - low) / 9)), { low, high: high + niceStep((high - low) / 9) }), format: ",d" } : {};
}

function longest(lines: readonly Line[]): number {
  return Math.max(...lines.map((line) => line.rows.length));
}

function describe({ name, rows }: Line): string {
  const ends = [rows[0], rows.at(-1)].map((row) => formatNumber(Number(row?.y)));
  return `«${name}» va de ${ends[0]} a ${ends[1]} en ${plural(rows.length, "punto", "puntos")}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
