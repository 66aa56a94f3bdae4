import { axesIn, BOX, HEIGHT, WIDTH } from "./axes";
import { drawn, element, write } from "./dom";

export interface ChartOptions {
  readonly title: string;
  /** The class of each key, which gives it its colour, and its name. */
  readonly keys?: readonly { readonly name: string; readonly style: string }[];
  /** "img", or "group" where something in it can have the focus. */
  readonly role?: "img" | "group";
}

/** A frame with axes; who has it draws in it, in the units of the chart. */
export interface Chart {
  readonly root: HTMLElement;
  readonly svg: SVGSVGElement;
  /** What is drawn here is cut off at the axes. */
  readonly inside: SVGSVGElement;
  /** Draws the axes and returns where values lie. */
  readonly axes: ReturnType<typeof axesIn>;
  /** Says in words what it shows, for who cannot see it. */
  describe(text: string): void;
  /** Changes the name of a key. */
  rename(key: number, name: string): void;
}

/** Room around the axes for half of a line's width. */
const MARGIN = 2;

/** A small chart: its title, the keys of its lines, its axes. */
export function chart({ title, keys = [], role = "img" }: ChartOptions): Chart {
  const grid = drawn("g", { class: "ejes" });
  const [x, y] = [BOX.left - MARGIN, BOX.top - MARGIN];
  const [width, height] = [BOX.right - BOX.left + 2 * MARGIN, BOX.bottom - BOX.top + 2 * MARGIN];
  const inside = drawn("svg", { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` });
  const svg = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role, "aria-label": title }, grid, inside);
  const names = keys.map(({ name }) => element("span", {}, name));
  const marks = keys.map(({ style }, i) => element("span", { class: `clave ${style}` }, names[i]));
  const caption = element("figcaption", {}, element("strong", {}, title), ...marks);
  return {
    root: element("figure", { class: "curva" }, caption, svg),
    svg,
    inside,
    axes: axesIn(grid),
    describe: (text) => svg.setAttribute("aria-label", text),
    rename: (key, name) => write(names[key], name),
  };
}
