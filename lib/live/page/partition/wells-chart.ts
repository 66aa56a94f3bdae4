import { formatFixed } from "../../../figure/text";
import { SIDE, WELL_RANGES, wellsEnergy } from "../../partition/wells";
import { pathOf, type Tick } from "../parts/axes";
import { type Chart, chart } from "../parts/chart";
import { drawn } from "../parts/dom";
import type { PartitionChoice } from "./settings";

/** What an arrow key moves a bottom. */
const STRIDE = 0.05;
const POINTS = 240;

/** The ticks of the line, and of the energy, which reaches over the highest bottom that has been raised. */
export const X_TICKS: readonly Tick[] = [-4, -2, 0, 2].map((at) => ({ at, text: formatFixed(at, 0) })).concat({ at: SIDE, text: "x = 4" });
const Y_TICKS: readonly Tick[] = [0, 2, 4, 6, 8].map((at) => ({ at, text: String(at) }));

export interface WellsChart extends Pick<Chart, "root" | "describe"> {
  draw(choice: PartitionChoice): void;
}

/** The energy, whose bottoms can be dragged, or moved with the arrows. */
export function wellsChart(onMove: (well: 0 | 1, position: number, bottom: number) => void): WellsChart {
  const keys = [{ name: "arrastra A y B (teclado: flechas)", style: "pista" }];
  const { root, svg, inside, axes, describe } = chart({ title: "Energía, E(x)", keys, role: "group" });
  const line = drawn("path", { class: "linea entera" });
  const handles = [handle("A"), handle("B")] as const;
  inside.append(line);
  svg.append(...handles);
  let shown: PartitionChoice | undefined;
  /** Moves a bottom by so much. */
  const move = (well: 0 | 1, dx: number, dy: number) => {
    if (!shown) return;
    const { position, bottom } = shown.wells[well];
    onMove(well, position + dx, bottom + dy);
  };
  const [toX, toY] = axes({ x: X_TICKS, y: Y_TICKS });
  const unit = { x: toX(1) - toX(0), y: toY(1) - toY(0) };
  handles.forEach((one, i) => {
    listenToKeys(one, (dx, dy) => move(i as 0 | 1, dx * STRIDE, dy * STRIDE));
    listenToPointer(one, svg, {
      from: () => shown?.wells[i],
      to: (dx, dy, { position, bottom }) => onMove(i as 0 | 1, position + dx / unit.x, bottom + dy / unit.y),
    });
  });
  return {
    root,
    describe,
    draw(choice) {
      shown = choice;
      const energy = (x: number) => wellsEnergy(choice.wells, x) + choice.raised;
      const xs = Array.from({ length: POINTS + 1 }, (_, i) => SIDE * ((2 * i) / POINTS - 1));
      line.setAttribute("d", pathOf(xs.map((x) => [toX(x), toY(energy(x))])));
      handles.forEach((one, i) => {
        const { position, bottom } = choice.wells[i];
        one.setAttribute("transform", `translate(${toX(position)} ${toY(energy(position))})`);
        one.setAttribute("aria-valuenow", String(position));
        one.setAttribute("aria-valuetext", `x = ${formatFixed(position)}; fondo ${formatFixed(bottom + choice.raised)}`);
      });
    },
  };
}

/** A bottom to take hold of: large enough for a finger, with its letter. */
function handle(name: string): SVGGElement {
  const [min, max] = WELL_RANGES.position;
  const about = {
    class: `tirador ${name.toLowerCase()}`,
    tabindex: 0,
    role: "slider",
    "aria-label": `Pozo ${name}: las flechas mueven su fondo`,
    "aria-valuemin": min,
    "aria-valuemax": max,
  };
  const letter = drawn("text", { y: 4.5, "text-anchor": "middle" }, name);
  return drawn("g", about, drawn("circle", { class: "toque", r: 20 }), drawn("circle", { class: "bola", r: 9 }), letter);
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function listenToKeys(root: SVGElement, onKey: (dx: number, dy: number) => void): void {
  root.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const times = event.shiftKey ? 5 : 1;
    onKey(times * arrow[0], times * arrow[1]);
  });
}

interface Dragging<Held> {
  /** What is held, as it is when the pointer takes it. */
  readonly from: () => Held | undefined;
  /** Where the pointer has gone since, in units of the chart. */
  readonly to: (dx: number, dy: number, held: Held) => void;
}

function listenToPointer<Held>(root: SVGElement, svg: SVGSVGElement, { from, to }: Dragging<Held>): void {
  let start: { readonly x: number; readonly y: number; readonly held: Held } | undefined;
  root.addEventListener("pointerdown", ({ clientX: x, clientY: y, pointerId }) => {
    const held = from();
    if (!held) return;
    start = { x, y, held };
    root.setPointerCapture(pointerId);
  });
  root.addEventListener("pointermove", ({ clientX, clientY }) => {
    const scale = svg.getScreenCTM()?.a;
    if (start && scale) to((clientX - start.x) / scale, (clientY - start.y) / scale, start.held);
  });
  for (const type of ["pointerup", "pointercancel"]) root.addEventListener(type, () => (start = undefined));
}
