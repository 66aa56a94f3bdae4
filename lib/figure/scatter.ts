import { requireList, requireNames, requireNumbers, requireOptions, requireSameLength, requireSize, requireText } from "./check";
import { type Figure, type FigureText, type Row, type Spec, vegaFigure } from "./figure";
import type { Reference } from "./histogram";
import { topLegend } from "./legend";
import { formatFixed, formatNumber, plural, tidy, wrapText } from "./text";
import { FIGURE_WIDTH, INK, PALETTE } from "./theme";

/** Points of one kind, with the name that the legend shows. */
export interface PointGroup {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface ScatterOptions extends FigureText {
  /** Title of the horizontal axis, with its unit. */
  readonly x: string;
  /** Title of the vertical axis, with its unit. */
  readonly y: string;
  /** Lines over the points: an identity, a theory, a fit. */
  readonly references?: readonly Reference[];
  /** Pixels of the plot, without axes and titles. */
  readonly width?: number;
  readonly height?: number;
}

const SUBJECT = "scatter";
const MAX_POINTS = 5000;
const MAX_REFERENCES = 3;
/** Groups differ in shape too, for print in grey. */
const SHAPES = ["circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "triangle-right"] as const;
const REFERENCE_INKS = [INK.strong, "#7b8794", "#a61e4d"] as const;
const REFERENCE_DASHES = [
  [1, 0],
  [6, 4],
  [2, 3],
] as const;

/**
 * Points of one quantity against another, a colour and a shape a group, with optional lines.
 * @param groups one to seven groups with different names
 * @throws ShapeError when lists differ in length or are empty; OptionError when a value is not finite
 * @example
 * scatter([{ name: "pares", x: [0, 1, 2], y: [0, 2, 4] }], { title: "Doble", x: "a", y: "b" }).alt; // 'Doble. Nube de puntos de b según a. «pares»: 3 puntos, con a entre 0,00 y 2,00 y b entre 0,00 y 4,00; correlación lineal 1,00.'
 */
export function scatter(groups: readonly PointGroup[], options: ScatterOptions): Figure {
  const { x, y, references = [], width = FIGURE_WIDTH - 60, height = 320, ...text } = requireOptions(options, SUBJECT);
  requireText("x", x, { subject: SUBJECT, remedy: 'di qué se mide, por ejemplo x: "energía E"' });
  requireText("y", y, { subject: SUBJECT, remedy: 'di qué se mide, por ejemplo y: "distancia"' });
  requireSize({ width, height }, SUBJECT);
  requireGroups(groups, references);
  const table = groups.flatMap(({ name, x: across, y: up }) =>
    Array.from(across, (value, i): Row => ({ grupo: name, x: tidy(value), y: tidy(up[i] as number) })),
  );
  const lines = references.length > 0 ? ` Líneas de referencia: ${references.map(({ name }) => `«${name}»`).join(", ")}.` : "";
  return vegaFigure({
    kind: SUBJECT,
    text,
    facts: `Nube de puntos de ${y} según ${x}. ${groups.map((group) => describe(group, { x, y })).join(" ")}${lines}`,
    width,
    view: { width, height, layer: layers(groups, { table, references, titles: { x, y }, size: { width, height } }) },
    table,
  });
}

function requireGroups(groups: readonly PointGroup[], references: readonly Reference[]): void {
  const remedy = 'pasa una lista de grupos: [{ name: "datos", x: [0, 1], y: [2, 3] }]';
  requireList("groups", groups, { subject: SUBJECT, max: PALETTE.length, remedy });
  requireList("references", references, { subject: SUBJECT, min: 0, max: MAX_REFERENCES });
  requireNames([...groups, ...references], { subject: SUBJECT, remedy });
  for (const { name, x, y } of [...groups, ...references]) {
    requireNumbers(`x de «${name}»`, x, { subject: SUBJECT, max: MAX_POINTS, remedy });
    requireNumbers(`y de «${name}»`, y, { subject: SUBJECT, max: MAX_POINTS, remedy });
    requireSameLength([`x de «${name}»`, "y"], [x.length, y.length], { subject: SUBJECT });
  }
}

interface LayerParts {
  readonly table: readonly Row[];
  readonly references: readonly Reference[];
  readonly titles: { readonly x: string; readonly y: string };
  readonly size: { readonly width: number; readonly height: number };
}

function layers(groups: readonly PointGroup[], { table, references, titles, size }: LayerParts): Spec[] {
  const names = [...groups, ...references].map((one) => one.name);
  const lines = references.flatMap(({ name, x, y }) =>
    Array.from(x, (value, i) => ({ grupo: name, i, x: tidy(value), y: tidy(y[i] as number) })),
  );
  const everything = [...table, ...lines];
  const axis = (field: "x" | "y", title: readonly string[]) => ({
    field,
    type: "quantitative",
    title,
    scale: domainOf(everything.map((row) => Number(row[field]))),
    axis: { tickCount: field === "x" ? 7 : 6 },
  });
  const legend = names.length > 1 ? { ...topLegend(names, { width: size.width, symbol: "own" }), offset: 10 } : null;
  const by = (range: readonly unknown[]) => ({ field: "grupo", type: "nominal", scale: { domain: names, range }, legend });
  const places = { x: axis("x", wrapText(titles.x, size.width, 12.5)), y: axis("y", wrapText(titles.y, size.height, 12.5)) };
  const color = by([...PALETTE.slice(0, groups.length), ...REFERENCE_INKS.slice(0, references.length)]);
  const shape = by([...SHAPES.slice(0, groups.length), ...references.map(() => "stroke")]);
  const look =
    table.length > 600 ? { size: 16, opacity: 0.5 } : table.length > 150 ? { size: 30, opacity: 0.65 } : { size: 52, opacity: 0.8 };
  const points = {
    data: { values: table },
    mark: { type: "point", filled: true, aria: false, ...look },
    encoding: { ...places, color, shape },
  };
  if (references.length === 0) return [points];
  const strokes = references.map(({ name }, i) => ({
    data: { values: lines.filter((row) => row.grupo === name) },
    mark: { type: "line", strokeWidth: 2, strokeDash: REFERENCE_DASHES[i], aria: false },
    encoding: { ...places, color, order: { field: "i", type: "quantitative" } },
  }));
  return [points, ...strokes];
}

/** The values with some air around them; one single value stays in the middle. */
function domainOf(values: readonly number[]): Spec {
  const [low, high] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity] as [number, number]);
  const around = Math.max(0.5, Math.abs(low) * 0.1);
  return low < high ? { zero: false, nice: false, padding: 12 } : { zero: false, domain: [low - around, high + around] };
}

function describe({ name, x, y }: PointGroup, titles: { x: string; y: string }): string {
  const [across, up] = [Array.from(x), Array.from(y)];
  const between = (values: readonly number[]) => {
    const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    return `entre ${formatNumber(low)} y ${formatNumber(high)}`;
  };
  const r = correlation(across, up);
  const tail = r === undefined ? "." : `; correlación lineal ${formatFixed(r)}.`;
  return `«${name}»: ${plural(across.length, "punto", "puntos")}, con ${titles.x} ${between(across)} y ${titles.y} ${between(up)}${tail}`;
}

/** Pearson's correlation; none of fewer than three points or of a constant. */
function correlation(x: readonly number[], y: readonly number[]): number | undefined {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  x.forEach((v, i) => {
    const [dx, dy] = [v - mx, (y[i] as number) - my];
    [xx, yy, xy] = [xx + dx * dx, yy + dy * dy, xy + dx * dy];
  });
  return x.length < 3 || xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy);
}
