import { formatNumber } from "../../../figure/text";
import type { GrowingCurve } from "../../growing-curve";
import { niceTicks } from "../../nice-ticks";
import { pathOf, type Tick, type Ticks } from "./axes";
import { chart } from "./chart";
import { drawn } from "./dom";

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
  const { root, inside, axes, describe, rename } = chart({ title, keys: lines });
  const paths = lines.map(({ style }) => drawn("path", { class: `linea ${style}` }));
  inside.append(...paths);
  return {
    root,
    draw(curve, series, from) {
      const points = Array.from({ length: curve.length - from }, (_, i) => from + i);
      const [x, y] = axes(ticksOf(curve, series, points));
      series.forEach((one, i) => {
        paths[i].setAttribute("d", pathOf(points.map((p) => [x(curve.stepAt(p)), y(curve.valueAt(p, one))])));
      });
    },
    describe,
    rename,
  };
}

/** A run that has just begun has room for so many steps, and a curve without points so high an axis. */
const [FEW_STEPS, UNIT] = [40, 1];

/** The ticks of both axes; the whole of a curve is seen above zero. */
function ticksOf(curve: GrowingCurve, series: readonly number[], points: readonly number[]): Ticks {
  if (points.length === 0) return { x: stepTicks(niceTicks(0, FEW_STEPS)), y: niceTicks(0, UNIT).map(valueTick) };
  const values = series.flatMap((one) => points.map((p) => curve.valueAt(p, one)));
  const [first, last] = [points[0], points[points.length - 1]].map(curve.stepAt);
  const low = first === 0 ? Math.min(0, ...values) : Math.min(...values);
  const x = niceTicks(first, Math.max(first + FEW_STEPS, last));
  return { x: stepTicks(x), y: niceTicks(low, Math.max(...values)).map(valueTick) };
}

const stepTicks = (steps: readonly number[]): Tick[] =>
  steps.map((at, i) => ({ at, text: i === steps.length - 1 ? `paso ${at}` : String(at) }));

/** A tick of values, with as many decimals as it needs, four at most. */
export function valueTick(at: number): Tick {
  return { at, text: formatNumber(at, Math.min(4, String(at).split(".")[1]?.length ?? 0)) };
}
