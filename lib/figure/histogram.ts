import { OptionError, requireBounds, requireInteger, requireOneOf } from "../errors";
import { requireList, requireNames, requireNumbers, requireOptions, requireSameLength, requireSize, requireText } from "./check";
import { type Figure, type FigureText, type Row, type Spec, vegaFigure } from "./figure";
import { topLegend } from "./legend";
import { formatNumber, plural, tidy } from "./text";
import { ACROSS_TICKS, FIGURE_WIDTH, INK, PALETTE } from "./theme";

/** Values to count, with the name that the legend shows. */
export interface Group {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

/** A line over the histogram, e.g. the density that the values should follow. */
export interface Reference {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface HistogramOptions extends FigureText {
  /** Title of the horizontal axis, with its unit, e.g. "energía E". */
  readonly x: string;
  readonly bins?: number;
  /** Ends of the first and the last bin; by default the smallest and the largest value of all groups. */
  readonly range?: readonly [low: number, high: number];
  /** "density": the area of each group is 1; "count": how many values fall in each bin. */
  readonly normalize?: "density" | "count";
  readonly references?: readonly Reference[];
  readonly width?: number;
  readonly height?: number;
}

const SUBJECT = "histogram";
const MAX_VALUES = 2_000_000;

/**
 * Histograms of some groups over one another, on the same bins.
 *
 * Density of a bin: count / (values in the group · bin width). Values outside `range` are not drawn, but they do count
 * in the group, and the subtitle says how many there are.
 * @throws ShapeError when a list is empty or does not fit; OptionError when an option is out of range
 * @example
 * histogram([{ name: "datos", values: [0, 1, 1, 2] }], { title: "Energías", x: "energía E", bins: 2, normalize: "count" }).table.map((bin) => bin.valor); // [ 1, 3 ]
 */
export function histogram(groups: readonly Group[], options: HistogramOptions): Figure {
  const {
    x,
    bins = 40,
    range,
    normalize = "density",
    references = [],
    width = FIGURE_WIDTH - 60,
    height = 280,
    ...text
  } = requireOptions(options, SUBJECT);
  requireText("x", x, { subject: SUBJECT, remedy: 'di qué se cuenta, por ejemplo x: "energía E"' });
  requireInteger("bins", bins, { subject: SUBJECT, min: 1, max: 500 });
  requireOneOf("normalize", normalize, { subject: SUBJECT, allowed: ["density", "count"] });
  requireSize({ width, height }, SUBJECT);
  requireGroups(groups, references);
  const edges = binEdges(range === undefined ? extent(groups) : requireRange(range), bins);
  const table = groups.flatMap((group) => count(group, { edges, normalize }));
  const outside = groups.reduce(
    (sum, { values }) => sum + Array.from(values).filter((v) => v < (edges[0] as number) || v > (edges[bins] as number)).length,
    0,
  );
  const note = outside > 0 ? `${plural(outside, "valor queda", "valores quedan")} fuera del intervalo` : undefined;
  const subtitle = [text.subtitle, note].filter((part) => part !== undefined).join(" · ") || undefined;
  const y = normalize === "density" ? "densidad" : "número de valores";
  return vegaFigure({
    kind: SUBJECT,
    text: { ...text, subtitle },
    facts: `Histograma de ${x} en ${plural(bins, "intervalo", "intervalos")}. ${groups.map(describe).join(" ")}${note ? ` ${note}.` : ""}`,
    width,
    view: { width, height, layer: layers(groups, { table, references, titles: { x, y }, width }) },
    table,
  });
}

function requireGroups(groups: readonly Group[], references: readonly Reference[]): void {
  const remedy = 'pasa una lista de grupos: [{ name: "datos", values: [0.1, 0.4] }]';
  requireList("groups", groups, { subject: SUBJECT, max: PALETTE.length - 1, remedy });
  requireList("references", references, { subject: SUBJECT, min: 0, max: 3 });
  requireNames([...groups, ...references], { subject: SUBJECT, remedy });
  for (const { name, values } of groups) requireNumbers(`values de «${name}»`, values, { subject: SUBJECT, max: MAX_VALUES, remedy });
  for (const { name, x, y } of references) {
    requireNumbers(`x de «${name}»`, x, { subject: SUBJECT, max: 5000 });
    requireNumbers(`y de «${name}»`, y, { subject: SUBJECT, max: 5000 });
    requireSameLength([`x de «${name}»`, "y"], [x.length, y.length], { subject: SUBJECT });
  }
}

function requireRange(range: readonly [number, number]): readonly [number, number] {
  const bounds = requireBounds("range", range, { subject: SUBJECT });
  if (bounds === null) throw new OptionError({ subject: SUBJECT, problem: "range debe ser un par [mínimo, máximo] y llegó null" });
  return bounds;
}

function extent(groups: readonly Group[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of groups) for (const value of Array.from(values)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

function binEdges([low, high]: readonly [number, number], bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + ((high - low) * i) / bins));
}

function count({ name, values }: Group, { edges, normalize }: { edges: readonly number[]; normalize: "density" | "count" }): Row[] {
  const bins = edges.length - 1;
  const [low, high] = [edges[0] as number, edges[bins] as number];
  const counts = new Float64Array(bins);
  for (const value of Array.from(values)) {
    if (value < low || value > high) continue;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const unit = normalize === "count" ? 1 : (values.length * (high - low)) / bins;
  return Array.from(counts, (n, i) => ({
    grupo: name,
    desde: tidy(edges[i] as number),
    hasta: tidy(edges[i + 1] as number),
    valor: tidy(n / unit),
  }));
}

interface LayerParts {
  readonly table: readonly Row[];
  readonly references: readonly Reference[];
  readonly titles: { readonly x: string; readonly y: string };
  /** Pixels of the plot. */
  readonly width: number;
}

function layers(groups: readonly Group[], { table, references, titles, width }: LayerParts): Spec[] {
  const names = [...groups, ...references].map((one) => one.name);
  const range = [...PALETTE.slice(0, groups.length), ...[INK.strong, "#7b8794", "#a61e4d"].slice(0, references.length)];
  const encoding = {
    x: {
      field: "x",
      type: "quantitative",
      title: titles.x,
      scale: { zero: false, nice: false },
      axis: { grid: false, tickCount: ACROSS_TICKS },
    },
    y: { field: "y", type: "quantitative", title: titles.y, stack: null, axis: { tickCount: 6 } },
    color: {
      field: "grupo",
      type: "nominal",
      scale: { domain: names, range },
      legend: names.length > 1 ? topLegend(names, { width, symbol: "square" }) : null,
    },
  };
  const ordered = { ...encoding, order: { field: "i", type: "quantitative" } };
  const steps = [
    { mark: { type: "area", opacity: 0.22, line: false }, encoding },
    { mark: { type: "line", strokeWidth: 1.6, strokeJoin: "miter" }, encoding: ordered },
  ];
  const areas = { data: { values: groups.flatMap(({ name }) => outline(name, table)) }, layer: steps };
  if (references.length === 0) return [areas];
  const points = references.flatMap(({ name, x, y }) =>
    Array.from(x, (value, i) => ({ grupo: name, i, x: tidy(value), y: tidy(y[i] as number) })),
  );
  return [areas, { data: { values: points }, mark: { type: "line", strokeWidth: 2 }, encoding: ordered }];
}

/** The corners of a group's steps, from the base on the left to the base on the right. */
function outline(name: string, table: readonly Row[]): Row[] {
  const bins = table.filter((row) => row.grupo === name);
  const corners = bins.flatMap(({ desde, hasta, valor }) => [
    [desde, valor],
    [hasta, valor],
  ]);
  const all = [[bins[0]?.desde, 0], ...corners, [bins.at(-1)?.hasta, 0]];
  return all.map(([x, y], i) => ({ grupo: name, i, x: x as number, y: y as number }));
}

function describe({ name, values }: Group): string {
  const mean = Array.from(values).reduce((a, b) => a + b, 0) / values.length;
  return `«${name}»: ${plural(values.length, "valor", "valores")}, media ${formatNumber(mean)}.`;
}
