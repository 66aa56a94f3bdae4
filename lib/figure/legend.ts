import type { Spec } from "./figure";
import { textWidth } from "./text";

const LABEL_SIZE = 12;
const SYMBOL_GAP = 6;
const COLUMN_GAP = 20;
/** The sign before a name, and its side in pixels. */
const SYMBOLS = {
  stroke: { side: 22, area: 22 ** 2, look: { symbolStrokeWidth: 2.5 } },
  square: { side: 12, area: 12 ** 2, look: {} },
  /** The shape that each name has in the plot. */
  own: { side: 12, area: 80, look: {} },
} as const;

/**
 * A legend over a plot of `width` pixels that shows the names whole: in one row where they fit, in columns where they do not.
 */
export function topLegend(names: readonly string[], { width, symbol }: { width: number; symbol: keyof typeof SYMBOLS }): Spec {
  const { side, area, look } = SYMBOLS[symbol];
  const widths = names.map((name) => side + SYMBOL_GAP + textWidth(name, LABEL_SIZE) + COLUMN_GAP);
  const fits = widths.reduce((sum, one) => sum + one, -COLUMN_GAP) <= width;
  return {
    title: null,
    orient: "top",
    direction: "horizontal",
    ...(!fits && { columns: Math.max(1, Math.floor((width + COLUMN_GAP) / Math.max(...widths))) }),
    labelLimit: 0,
    ...(symbol !== "own" && { symbolType: symbol }),
    symbolSize: area,
    symbolOpacity: 1,
    ...look,
    columnPadding: COLUMN_GAP,
    offset: 6,
  };
}
