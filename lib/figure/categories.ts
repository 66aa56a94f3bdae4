import { OptionError, type Context } from "../errors";
import { requireList, requireText } from "./check";
import type { Spec } from "./figure";
import { textWidth, wrapText } from "./text";

/** Size of the labels of an axis, and the distance between two lines of one label. */
const LABEL = { fontSize: 11.5, lineHeight: 14, gap: 8 };
const MAX_LINES = 4;
/** A label that does not fit its column is turned by this angle; the sine says how much room its line keeps. */
const TURN = { angle: -40, sine: 0.64, width: 170 };

/** Checks the names of the categories of an axis: texts, all different. @throws ShapeError, OptionError */
export function requireCategories(name: string, values: unknown, context: Context & { max: number }): string[] {
  requireList(name, values, context);
  const labels = Array.from(values as readonly unknown[], (value, i) => requireText(`${name}[${i}]`, value, context));
  const repeated = labels.find((label, i) => labels.indexOf(label) !== i);
  if (repeated !== undefined) {
    throw new OptionError({
      subject: context.subject,
      problem: `los nombres de ${name} deben ser distintos y "${repeated}" se repite`,
      remedy: context.remedy,
    });
  }
  return labels;
}

/** The axis under `labels.length` columns of `band` pixels: its labels in lines where they fit, turned where they do not. */
export function columnAxis(labels: readonly string[], band: number): Spec {
  const flat = labels.map((label) => wrapText(label, band - LABEL.gap, LABEL.fontSize));
  const look = { grid: false, ticks: false, domain: false, labelLimit: 0, labelOverlap: false };
  if (flat.every((lines) => lines.length <= MAX_LINES && lines.every((line) => textWidth(line, LABEL.fontSize) <= band - LABEL.gap))) {
    return { ...look, labelAngle: 0, labelExpr: lookUp(flat) };
  }
  const upright = band * TURN.sine < LABEL.lineHeight;
  const lines = Math.max(1, Math.floor((upright ? band : band * TURN.sine) / LABEL.lineHeight));
  const turned = labels.map((label) => (lines > 1 ? wrapText(label, widthFor(label, lines), LABEL.fontSize) : [label]));
  return { ...look, labelAngle: upright ? -90 : TURN.angle, labelAlign: "right", labelBaseline: "middle", labelExpr: lookUp(turned) };
}

/** The axis beside rows of `band` pixels and the pixels that its labels take: lines of at most `width`. */
export function rowAxis(labels: readonly string[], { band, width }: { band: number; width: number }): { axis: Spec; width: number } {
  const most = Math.max(1, Math.floor(band / LABEL.lineHeight));
  const lines = labels.map((label) => wrapText(label, Math.max(width, widthFor(label, most)), LABEL.fontSize));
  const widest = lines.flat().reduce((w, line) => Math.max(w, textWidth(line, LABEL.fontSize)), 0);
  return {
    axis: { grid: false, ticks: false, domain: false, labelLimit: 0, labelOverlap: false, labelExpr: lookUp(lines) },
    width: widest,
  };
}

/** The least width, from TURN.width on, in which a label takes no more than some lines. */
function widthFor(label: string, lines: number): number {
  let width = TURN.width;
  while (wrapText(label, width, LABEL.fontSize).length > lines) width *= 1.1;
  return width;
}

/** A Vega expression that gives the lines of the label of category number `datum.value`. */
function lookUp(lines: readonly (readonly string[])[]): string {
  return `${JSON.stringify(lines)}[datum.value]`;
}
