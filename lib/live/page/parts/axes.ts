import { formatNumber } from "../../../figure/text";
import { drawn } from "./dom";

/** Inside of a chart's drawing, in its own units: the style sheet scales it to its box. */
export const [WIDTH, HEIGHT] = [400, 170];
export const BOX = { left: 46, right: 394, top: 8, bottom: 146 } as const;

/** The ticks of both axes, which span them. */
export interface Ticks {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Where a value lies in the drawing. */
type Scale = (value: number) => number;

/**
 * A function that draws both axes where they changed and returns where values lie on them.
 * @param nameLast what stands at the last tick of the x axis, for the axis has no other name
 */
export function axesIn(group: SVGGElement, nameLast: (tick: string) => string): (ticks: Ticks) => readonly [x: Scale, y: Scale] {
  let last = "";
  return ({ x, y }) => {
    const scaleX = scale(x[0], x[x.length - 1], BOX.left, BOX.right);
    const scaleY = scale(y[0], y[y.length - 1], BOX.bottom, BOX.top);
    const now = `${x} ${y}`;
    if (now !== last) {
      const columns = x.map((tick, i) =>
        columnLabel(scaleX(tick), i === x.length - 1 ? nameLast(label(tick)) : label(tick), i === x.length - 1),
      );
      group.replaceChildren(...y.flatMap((tick) => row(tick, scaleY(tick))), ...columns);
    }
    last = now;
    return [scaleX, scaleY];
  };
}

const scale =
  (low: number, high: number, from: number, to: number): Scale =>
  (value) =>
    from + ((value - low) / (high - low)) * (to - from);

function row(tick: number, y: number): SVGElement[] {
  const line = drawn("line", { x1: BOX.left, x2: BOX.right, y1: y, y2: y });
  return [line, drawn("text", { x: BOX.left - 6, y: y + 4, "text-anchor": "end" }, label(tick))];
}

function columnLabel(x: number, text: string, last: boolean): SVGElement {
  return drawn("text", { x: last ? x + 4 : x, y: BOX.bottom + 18, "text-anchor": last ? "end" : "middle" }, text);
}

/** A tick with as many decimals as it needs, four at most. */
const label = (tick: number) => formatNumber(tick, Math.min(4, String(tick).split(".")[1]?.length ?? 0));
