import { formatNumber } from "../../../figure/text";
import type { GrowingCurve } from "../../growing-curve";
import { niceTicks } from "../../nice-ticks";
import { drawn, element, write } from "./dom";

/** Inside of the drawing, in its own units: the style sheet scales it to its box. */
const [WIDTH, HEIGHT] = [400, 170];
const BOX = { left: 46, right: 394, top: 8, bottom: 146 } as const;

export interface LineChartOptions {
  readonly title: string;
  /** The class of each line, which gives it its colour, and its name. */
  readonly lines: readonly { readonly name: string; readonly style: string }[];
}

export interface LineChart {
  readonly root: HTMLElement;
  /** Draws a series of the curve for each line, from one of its points on. */
  draw(curve: GrowingCurve, series: readonly number[], from: number): void;
  /** Says in words what it shows, for who cannot see it. */
  describe(text: string): void;
  /** Changes the name of a line. */
  rename(line: number, name: string): void;
}

/** A small chart of lines over steps that grow. */
export function lineChart({ title, lines }: LineChartOptions): LineChart {
  const [grid, traces] = [drawn("g", { class: "ejes" }), drawn("g")];
  const paths = lines.map(({ style }) => drawn("path", { class: `linea ${style}` }));
  traces.append(...paths);
  const svg = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": title }, grid, traces);
  const names = lines.map(({ name }) => element("span", {}, name));
  const keys = lines.map(({ style }, i) => element("span", { class: `clave ${style}` }, names[i]));
  const caption = element("figcaption", {}, element("strong", {}, title), ...keys);
  const axes = axesIn(grid);
  return {
    root: element("figure", { class: "curva" }, caption, svg),
    draw(curve, series, from) {
      const points = Array.from({ length: curve.length - from }, (_, i) => from + i);
      const [x, y] = axes(rangesOf(curve, series, points));
      series.forEach((one, i) => {
        const places = points.map((p) => `${x(curve.stepAt(p)).toFixed(1)} ${y(curve.valueAt(p, one)).toFixed(1)}`);
        paths[i].setAttribute("d", places.length > 0 ? `M${places.join("L")}` : "");
      });
    },
    describe: (text) => svg.setAttribute("aria-label", text),
    rename: (line, name) => write(names[line], name),
  };
}

interface Ranges {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A run that has just begun has room for so many steps, and a curve without points so high an axis. */
const [FEW_STEPS, UNIT] = [40, 1];

/** The ticks of both axes; the whole of a curve is seen above zero. */
function rangesOf(curve: GrowingCurve, series: readonly number[], points: readonly number[]): Ranges {
  if (points.length === 0) return { x: niceTicks(0, FEW_STEPS), y: niceTicks(0, UNIT) };
  const values = series.flatMap((one) => points.map((p) => curve.valueAt(p, one)));
  const [first, last] = [points[0], points[points.length - 1]].map(curve.stepAt);
  const low = first === 0 ? Math.min(0, ...values) : Math.min(...values);
  return { x: niceTicks(first, Math.max(first + FEW_STEPS, last)), y: niceTicks(low, Math.max(...values)) };
}

/** A function that draws both axes where they changed and returns where steps and values lie. */
function axesIn(group: SVGGElement) {
  let last = "";
  return ({ x, y }: Ranges) => {
    const scaleX = scale(x[0], x[x.length - 1], BOX.left, BOX.right);
    const scaleY = scale(y[0], y[y.length - 1], BOX.bottom, BOX.top);
    const now = `${x} ${y}`;
    if (now !== last)
      group.replaceChildren(...y.flatMap((tick) => row(tick, scaleY(tick))), ...x.map((tick) => columnLabel(tick, scaleX(tick), x)));
    last = now;
    return [scaleX, scaleY] as const;
  };
}

const scale = (low: number, high: number, from: number, to: number) => (value: number) =>
  from + ((value - low) / (high - low)) * (to - from);

function row(tick: number, y: number): SVGElement[] {
  const line = drawn("line", { x1: BOX.left, x2: BOX.right, y1: y, y2: y });
  return [line, drawn("text", { x: BOX.left - 6, y: y + 4, "text-anchor": "end" }, formatNumber(tick, decimalsOf(tick)))];
}

/** With more ticks, the last label comes near the one before it, which the style sheet hides where letters are large. */
const ROOMY = 4;

function columnLabel(tick: number, x: number, all: readonly number[]): SVGElement {
  const last = tick === all[all.length - 1];
  const tight = all.length > ROOMY && tick === all[all.length - 2];
  const text = last ? `paso ${tick}` : String(tick);
  return drawn(
    "text",
    { x: last ? x + 4 : x, y: BOX.bottom + 18, "text-anchor": last ? "end" : "middle", class: tight && "apretada" },
    text,
  );
}

/** As many decimals as a tick needs, four at most. */
function decimalsOf(tick: number): number {
  return Math.min(4, String(tick).split(".")[1]?.length ?? 0);
}
