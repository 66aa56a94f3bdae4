import type { GrowingCurve } from "../../growing-curve";
import { niceTicks } from "../../nice-ticks";
import { axesIn, HEIGHT, type Ticks, WIDTH } from "./axes";
import { drawn, element, write } from "./dom";

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
  const axes = axesIn(grid, (tick) => `paso ${tick}`);
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

/** A run that has just begun has room for so many steps, and a curve without points so high an axis. */
const [FEW_STEPS, UNIT] = [40, 1];

/** The ticks of both axes; the whole of a curve is seen above zero. */
function rangesOf(curve: GrowingCurve, series: readonly number[], points: readonly number[]): Ticks {
  if (points.length === 0) return { x: niceTicks(0, FEW_STEPS), y: niceTicks(0, UNIT) };
  const values = series.flatMap((one) => points.map((p) => curve.valueAt(p, one)));
  const [first, last] = [points[0], points[points.length - 1]].map(curve.stepAt);
  const low = first === 0 ? Math.min(0, ...values) : Math.min(...values);
  return { x: niceTicks(first, Math.max(first + FEW_STEPS, last)), y: niceTicks(low, Math.max(...values)) };
}
