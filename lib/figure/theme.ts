import { interpolateViridis } from "d3-scale-chromatic";

/** Inter for text, a second font for the signs that Inter lacks (∇, ∝, ∈); both ship in render/fonts. The rest serve browsers. */
export const FONT = "Inter, 'Paisajes Signos', 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif";

/** Inks on white; contrast with the background is at least 4.5 to 1 for all text. */
export const INK = { strong: "#1f2933", soft: "#52606d", axis: "#9aa5b1", grid: "#e9ecef", frame: "#cbd2d9", paper: "#ffffff" } as const;

/**
 * Colours of series, told apart with any colour vision.
 *
 * Source: Okabe & Ito (2008), "Color Universal Design", without its yellow, which is too pale for lines on white.
 */
export const PALETTE = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#333333"] as const;

/** Marks over a landscape: readable on every colour of viridis. */
export const OVER_LANDSCAPE = { particle: "#ff8c42", particleEdge: "#241023", path: "#ffffff", contour: "#ffffff" } as const;

/** Width in pixels of a figure that fills the column of JupyterLab. */
export const FIGURE_WIDTH = 640;

/** About how many ticks fit under a figure with the decimals of each; with more, some labels go and the rest keep decimals of no use. */
export const ACROSS_TICKS = 10;

export const HEADING = { fontSize: 16, subtitleFontSize: 12.5 } as const;

/** Viridis in `count` steps from low to high; perceptually uniform and safe for colour-blind readers. */
export function viridis(count: number): string[] {
  return Array.from({ length: count }, (_, i) => interpolateViridis(i / (count - 1)));
}

const LOCALE = { number: { decimal: ",", thousands: "\u202f", grouping: [3], currency: ["", "\u00a0€"], minus: "−" } };

const MENU = {
  embedOptions: {
    actions: { export: true, source: false, compiled: false, editor: false },
    i18n: { CLICK_TO_VIEW_ACTIONS: "Guardar la figura", PNG_ACTION: "Guardar como PNG", SVG_ACTION: "Guardar como SVG" },
  },
};

const label = { labelFont: FONT, labelFontSize: 11.5, labelColor: INK.soft };
const title = { titleFont: FONT, titleFontSize: 12.5, titleFontWeight: "normal", titleColor: INK.strong };

const CONFIG = {
  font: FONT,
  aria: false, // the description of the whole figure says it better than one label a mark
  locale: LOCALE,
  view: { stroke: null },
  style: { "guide-label": { fill: INK.soft }, "guide-title": { fill: INK.strong }, "group-title": { fill: INK.strong } },
  title: {
    font: FONT,
    anchor: "start",
    color: INK.strong,
    fontSize: HEADING.fontSize,
    fontWeight: 600,
    lineHeight: 21,
    offset: 16,
    subtitleFont: FONT,
    subtitleColor: INK.soft,
    subtitleFontSize: HEADING.subtitleFontSize,
    subtitleLineHeight: 17,
    subtitlePadding: 5,
  },
  axis: {
    ...label,
    ...title,
    labelPadding: 5,
    titlePadding: 10,
    domainColor: INK.axis,
    tickColor: INK.axis,
    tickSize: 4,
    gridColor: INK.grid,
    labelFlush: false,
  },
  legend: { ...label, ...title, labelFontSize: 12, titlePadding: 8 },
  header: { ...label, ...title },
  range: { category: PALETTE },
};

/** What every Vega-Lite figure has in common: white paper, fonts, inks, decimal comma, a save menu in Spanish. */
export function theme(): Readonly<Record<string, unknown>> {
  return { background: INK.paper, padding: 14, usermeta: MENU, config: CONFIG };
}
