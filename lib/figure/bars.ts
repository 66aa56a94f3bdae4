import { OptionError, requireBounds } from "../errors";
import { columnAxis, requireCategories } from "./categories";
import { requireList, requireNames, requireNumbers, requireOptions, requireSameLength, requireSize, requireText } from "./check";
import { type Figure, type FigureText, type Row, type Spec, vegaFigure, widestLabel } from "./figure";
import { topLegend } from "./legend";
import { formatNumber, plural, tidy, wrapText } from "./text";
import { FIGURE_WIDTH, INK, PALETTE } from "./theme";

/** A bar a category, with the name that the legend shows. */
export interface BarGroup {
  readonly name: string;
  /** One value a category. */
  readonly values: ArrayLike<number>;
  /** Ends of the whiskers, e.g. the quantiles 10 % and 90 %; both or none. */
  readonly low?: ArrayLike<number>;
  readonly high?: ArrayLike<number>;
}

export interface BarsOptions extends FigureText {
  /** What stands under each cluster of bars. */
  readonly categories: readonly string[];
  /** Title of the horizontal axis. */
  readonly x: string;
  /** Title of the vertical axis, with its unit. */
  readonly y: string;
  /** Ends of the vertical axis; by default from 0 to what the bars and whiskers need. */
  readonly range?: readonly [low: number, high: number];
  /** Pixels of the plot, without axes and titles. */
  readonly width?: number;
  readonly height?: number;
}

const SUBJECT = "bars";
const MAX_CATEGORIES = 30;
/** Up to this many bars a group, the alternative text names each value. */
const FEW = 6;
/** Pixels of a bar, and shares of a cluster and of a bar that stay empty. */
const BAR = { width: 46, between: 26, clusterPadding: 0.24, barPadding: 0.08, labelSize: 11.5 };

/**
 * Bars side by side, a colour a group and a cluster a category, with optional whiskers.
 * @param groups one to seven groups with different names
 * @throws ShapeError when lists differ in length or are empty; OptionError when a value is not finite or a whisker is upside down
 * @example
 * bars([{ name: "datos", values: [0.5, 0.25] }], { title: "Reparto", categories: ["cero", "uno"], x: "clase", y: "parte" }).alt; // 'Reparto. Barras de parte según clase. «datos»: cero 0,50; uno 0,25.'
 */
export function bars(groups: readonly BarGroup[], options: BarsOptions): Figure {
  const { categories, x, y, range, width, height = 280, ...text } = requireOptions(options, SUBJECT);
  requireText("x", x, { subject: SUBJECT, remedy: 'di qué son las categorías, por ejemplo x: "clase"' });
  requireText("y", y, { subject: SUBJECT, remedy: 'di qué se mide, por ejemplo y: "parte de las muestras"' });
  const labels = requireCategories("categories", categories, {
    subject: SUBJECT,
    max: MAX_CATEGORIES,
    remedy: 'da un nombre distinto a cada categoría: categories: ["0", "1"]',
  });
  requireGroups(groups, labels.length);
  const size = { width: width ?? defaultWidth(groups.length, labels), height };
  requireSize(size, SUBJECT);
  const ends = requireEnds(range);
  const rows = groups.flatMap((group) => toRows(group, labels));
  const outside = ends ? rows.filter(({ row }) => Number(row.valor) < ends[0] || Number(row.valor) > ends[1]).length : 0;
  const note = outside > 0 ? `${plural(outside, "valor se sale", "valores se salen")} del eje` : undefined;
  const names = groups.map((group) => group.name);
  return vegaFigure({
    kind: SUBJECT,
    text: { ...text, ...(note && { subtitle: [text.subtitle, note].filter((part) => part !== undefined).join(" · ") }) },
    facts: `Barras de ${y} según ${x}. ${groups.map((group) => describe(group, labels)).join(" ")}${note ? ` ${note}.` : ""}`,
    width: Math.max(size.width, 400),
    view: {
      ...size,
      data: { values: rows.map(({ i, row }) => ({ i, ...row })) },
      layer: layers({ names, labels, ends, size, titles: { x, y }, whiskers: rows.some(({ row }) => "bajo" in row) }),
    },
    table: rows.map(({ row }) => row),
  });
}

function requireGroups(groups: readonly BarGroup[], categories: number): void {
  const remedy = 'pasa una lista de grupos: [{ name: "datos", values: [0.1, 0.4] }]';
  requireList("groups", groups, { subject: SUBJECT, max: PALETTE.length, remedy });
  requireNames(groups, { subject: SUBJECT, remedy });
  for (const { name, values, low, high } of groups) {
    const lists = { values, ...((low !== undefined || high !== undefined) && { low, high }) };
    for (const [key, list] of Object.entries(lists)) {
      const label = `${key} de «${name}»`;
      requireNumbers(label, list, { subject: SUBJECT, max: MAX_CATEGORIES, remedy });
      requireSameLength([label, "categories"], [(list as ArrayLike<number>).length, categories], { subject: SUBJECT, remedy });
    }
    const bad = low && high ? Array.from(low).findIndex((v, i) => v > (high[i] as number)) : -1;
    if (bad >= 0) {
      throw new OptionError({
        subject: SUBJECT,
        problem: `low debe ser menor o igual que high y en la posición ${bad} de «${name}» llegaron ${low?.[bad]} y ${high?.[bad]}`,
        remedy: "low es el extremo de abajo del bigote y high el de arriba",
      });
    }
  }
}

function requireEnds(range: readonly [number, number] | undefined): readonly [number, number] | undefined {
  if (range === undefined) return undefined;
  const ends = requireBounds("range", range, { subject: SUBJECT });
  if (ends === null) throw new OptionError({ subject: SUBJECT, problem: "range debe ser un par [mínimo, máximo] y llegó null" });
  return ends;
}

/** Clusters as wide as their bars and the words under them need, up to the width of the page. */
function defaultWidth(groups: number, labels: readonly string[]): number {
  const words = widestLabel(
    labels.flatMap((label) => label.split(/\s+/)),
    BAR.labelSize,
  );
  const cluster = Math.max(groups * BAR.width + BAR.between, Math.ceil(words) + 10);
  return Math.min(FIGURE_WIDTH - 60, Math.max(260, labels.length * cluster));
}

function toRows({ name, values, low, high }: BarGroup, labels: readonly string[]): { i: number; row: Row }[] {
  return labels.map((label, i) => {
    const whisker: Row = low && high ? { bajo: tidy(low[i] as number), alto: tidy(high[i] as number) } : {};
    return { i, row: { grupo: name, categoría: label, valor: tidy(values[i] as number), ...whisker } };
  });
}

interface LayerParts {
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly ends: readonly [number, number] | undefined;
  readonly size: { readonly width: number; readonly height: number };
  readonly titles: { readonly x: string; readonly y: string };
  readonly whiskers: boolean;
}

function layers({ names, labels, ends, size: { width, height }, titles, whiskers }: LayerParts): Spec[] {
  const band = width / labels.length;
  const places = {
    x: {
      field: "i",
      type: "ordinal",
      title: wrapText(titles.x, width, 12.5),
      scale: { paddingInner: BAR.clusterPadding, paddingOuter: BAR.clusterPadding / 2 },
      axis: { ...columnAxis(labels, band), domain: true },
    },
    xOffset: { field: "grupo", type: "nominal", scale: { domain: names, paddingInner: BAR.barPadding }, sort: null },
  };
  const up = (field: string) => ({
    field,
    type: "quantitative",
    title: wrapText(titles.y, height, 12.5),
    stack: null,
    scale: ends ? { domain: ends, nice: false, zero: false } : { zero: true, nice: true },
    axis: { tickCount: 6 },
  });
  const legend = names.length < 2 ? null : { ...topLegend(names, { width, symbol: "square" }), offset: 10 };
  const color = { field: "grupo", type: "nominal", scale: { domain: names, range: PALETTE.slice(0, names.length) }, legend };
  const base = ends ? Math.min(Math.max(0, ends[0]), ends[1]) : 0;
  const bar = { mark: { type: "bar", clip: true, aria: false }, encoding: { ...places, y: up("valor"), y2: { datum: base }, color } };
  if (!whiskers) return [bar];
  const thickness = (band * (1 - BAR.clusterPadding)) / names.length;
  return [
    bar,
    ...whiskerLayers(places, { up, thickness, color: INK.paper, halo: 2 }),
    ...whiskerLayers(places, { up, thickness, color: INK.strong, halo: 0 }),
  ];
}

/** Stems with caps; a pale halo first keeps them visible on dark bars. */
function whiskerLayers(
  places: Spec,
  { up, thickness, color, halo }: { up: (field: string) => Spec; thickness: number; color: string; halo: number },
): Spec[] {
  const look = { color, strokeWidth: (thickness < 12 ? 1 : 1.4) + halo, clip: true, aria: false };
  const transform = [{ filter: "isValid(datum.bajo)" }];
  const cap = (field: string) => ({
    transform,
    mark: { type: "point", shape: "stroke", size: Math.min(12, thickness * 0.6) ** 2, opacity: 1, ...look },
    encoding: { ...places, y: up(field) },
  });
  const stem = { transform, mark: { type: "rule", ...look }, encoding: { ...places, y: up("bajo"), y2: { field: "alto" } } };
  return [stem, cap("bajo"), cap("alto")];
}

function describe({ name, values }: BarGroup, labels: readonly string[]): string {
  const all = Array.from(values);
  if (all.length <= FEW) return `«${name}»: ${all.map((v, i) => `${labels[i]} ${formatNumber(v)}`).join("; ")}.`;
  if (Math.min(...all) === Math.max(...all)) return `«${name}» vale ${formatNumber(all[0] as number)} en ${all.length} categorías.`;
  const place = (value: number) => `${formatNumber(value)} (${labels[all.indexOf(value)]})`;
  return `«${name}» va de ${place(Math.min(...all))} a ${place(Math.max(...all))} en ${all.length} categorías.`;
}
