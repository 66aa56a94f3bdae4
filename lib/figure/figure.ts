import { requireText } from "./check";
import { HEADING, theme } from "./theme";
import { textWidth, wrapText } from "./text";

/** One line of the table behind a figure; every figure is also a CSV. */
export type Row = Readonly<Record<string, string | number>>;

/** Plain JSON. */
export type Spec = Readonly<Record<string, unknown>>;

export type FigureKind = "imageGrid" | "curves" | "histogram" | "landscape" | "landscapeSteps" | "surface" | "heatmap" | "bars" | "scatter";

/** A figure as data: nothing is drawn until somebody renders or shows it. */
export interface Figure {
  readonly kind: FigureKind;
  /** Vega-Lite v5 JSON; for "surface", Plotly JSON. */
  readonly spec: Spec;
  readonly title: string;
  /** What a reader who cannot see the figure should know, in Spanish. */
  readonly alt: string;
  readonly table: readonly Row[];
  /** The static picture of an interactive figure ("surface"). */
  readonly fallback?: Figure;
}

/** The words of every figure, all Spanish. */
export interface FigureText {
  readonly title: string;
  readonly subtitle?: string;
  /** Replaces the alternative text that the figure writes by itself. */
  readonly alt?: string;
}

/** What a Vega-Lite figure is made of. */
export interface FigureParts {
  readonly kind: FigureKind;
  readonly text: FigureText;
  /** Facts of the figure in one or more sentences; the title goes before them. */
  readonly facts: string;
  /** Pixels the title may use before it is broken in lines. */
  readonly width: number;
  readonly view: Spec;
  readonly table: readonly Row[];
}

const SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

/** Joins a view with the title, the alternative text and the theme that all figures share. @throws OptionError */
export function vegaFigure({ kind, text, facts, width, view, table }: FigureParts): Figure {
  const { title, alt } = requireFigureText(kind, text, facts);
  const spec = { $schema: SCHEMA, description: alt, title: heading(text, width), ...theme(), ...view };
  return { kind, spec, title, alt, table };
}

/** The checked title and the alternative text: "title. facts". @throws OptionError */
export function requireFigureText(
  subject: FigureKind,
  { title, subtitle, alt }: FigureText,
  facts: string,
): { title: string; alt: string } {
  requireText("title", title, { subject, remedy: 'toda figura lleva un título, por ejemplo title: "De ruido a dígitos"' });
  if (subtitle !== undefined) requireText("subtitle", subtitle, { subject });
  if (alt !== undefined) requireText("alt", alt, { subject });
  const end = /[.!?…]$/.test(title) ? "" : ".";
  return { title, alt: alt ?? `${title}${end} ${facts}` };
}

function heading({ title, subtitle }: FigureText, width: number): Spec {
  const room = Math.max(width, 240);
  const text = wrapText(title, room, HEADING.fontSize);
  return subtitle === undefined ? { text } : { text, subtitle: wrapText(subtitle, room, HEADING.subtitleFontSize) };
}

/** Pixels that the longest of some labels needs. */
export function widestLabel(labels: readonly string[], fontSize: number): number {
  return labels.reduce((widest, label) => Math.max(widest, textWidth(label, fontSize)), 0);
}
