import { drawn } from "./dom";

/** Inside of a chart, in its own units: the style sheet scales it to its box. */
export const [WIDTH, HEIGHT] = [400, 170];
export const BOX = { left: 46, right: 394, top: 8, bottom: 146 } as const;

/** A mark on an axis, and what stands there. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The ticks of both axes, in rising order: the first and the last are their ends. */
export interface Ticks {
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
}

type Scale = (value: number) => number;

/** A function that draws both axes where they changed and returns where values lie. */
export function axesIn(group: SVGGElement): (ticks: Ticks) => readonly [Scale, Scale] {
  let last = "";
  return ({ x, y }) => {
    const scaleX = scale(ends(x), BOX.left, BOX.right);
    const scaleY = scale(ends(y), BOX.bottom, BOX.top);
    const now = [x, y].flatMap((ticks) => ticks.map(({ at, text }) => `${at} ${text}`)).join();
    if (now !== last) {
      const columns = x.map(({ at, text }, i) => columnLabel(text, scaleX(at), placeOf(x, i)));
      group.replaceChildren(...y.flatMap(({ at, text }) => row(text, scaleY(at))), ...columns);
    }
    last = now;
    return [scaleX, scaleY];
  };
}

const ends = (ticks: readonly Tick[]) => [ticks[0].at, ticks[ticks.length - 1].at] as const;

const scale =
  ([low, high]: readonly [number, number], from: number, to: number): Scale =>
  (value) =>
    from + ((value - low) / (high - low)) * (to - from);

function row(text: string, y: number): SVGElement[] {
  const line = drawn("line", { x1: BOX.left, x2: BOX.right, y1: y, y2: y });
  return [line, drawn("text", { x: BOX.left - 6, y: y + 4, "text-anchor": "end" }, text)];
}

/** Where a label stands: the one before a last one that is long ("paso 400") is tight when there are many. */
function placeOf(ticks: readonly Tick[], i: number): "last" | "tight" | "free" {
  const last = ticks.length - 1;
  if (i === last) return "last";
  return i === last - 1 && last >= MANY && ticks[last].text.length > LONG ? "tight" : "free";
}
const [MANY, LONG] = [4, 6];

/** The style sheet hides a tight label where letters are large. */
function columnLabel(text: string, x: number, place: "last" | "tight" | "free"): SVGElement {
  const last = place === "last";
  const anchor = last ? "end" : "middle";
  const style = place === "tight" && "apretada";
  return drawn("text", { x: last ? x + 4 : x, y: BOX.bottom + 18, "text-anchor": anchor, class: style }, text);
}

/** The path of a line through points. */
export function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.length > 0 ? `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}` : "";
}
