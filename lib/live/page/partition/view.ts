import { formatFixed, formatNumber } from "../../../figure/text";
import { niceTicks } from "../../nice-ticks";
import { FEWEST_POINTS, middleOf, MOST_POINTS } from "../../partition/partition";
import { pathOf, type Tick } from "../parts/axes";
import { chart } from "../parts/chart";
import { drawn } from "../parts/dom";
import type { PartitionState } from "./run";
import { X_TICKS } from "./wells-chart";

/** A picture of a state. */
export interface PartitionChart {
  readonly root: HTMLElement;
  draw(state: PartitionState): void;
}

/** A value on an axis in as few letters as it needs: "0,5", "5·10⁻¹⁴". */
function shortTick(at: number): Tick {
  const text = at !== 0 && Math.abs(at) < 0.001 ? formatNumber(at, 0) : String(at).replace(".", ",");
  return { at, text };
}

/** A number that may be tiny, with three significant digits; the whole part is never rounded. */
export function significant(value: number): string {
  if (value !== 0 && (Math.abs(value) < 0.001 || Math.abs(value) >= 1e6)) return formatNumber(value, 2);
  return formatFixed(value, Math.max(0, 2 - Number(value.toExponential(2).split("e")[1])));
}

/** A share as a percentage that says no more than can be used. */
export function percent(share: number): string {
  return share < 1e-4 ? "menos del 0,01 %" : `${formatFixed(100 * share, share < 0.1 ? 2 : 0)} %`;
}

const pointsOf = (heights: Float64Array): [number, number][] => Array.from(heights, (height, i) => [middleOf(i, heights.length), height]);

/** exp(−E/T), and on it the cells of the grid, whose area is Z; the axis is that of the energy that has not been raised. */
export function heightsChart(): PartitionChart {
  const { root, inside, axes, describe, rename } = chart({ title: "exp(−E/T)", keys: [{ name: "", style: "barras" }] });
  const [bars, line] = [drawn("path", { class: "barras" }), drawn("path", { class: "linea entera" })];
  inside.append(bars, line);
  return {
    root,
    draw({ curve, grid, raised, temperature, points }) {
      const most = Math.max(...curve, ...grid.heights) * Math.exp(raised / temperature);
      const [x, y] = axes({ x: X_TICKS, y: niceTicks(0, most).map(shortTick) });
      const half = grid.cell / 2;
      const cells = pointsOf(grid.heights).map(
        ([at, height]) => `M${x(at - half).toFixed(2)} ${y(0)}V${y(height).toFixed(2)}H${x(at + half).toFixed(2)}V${y(0)}`,
      );
      bars.setAttribute("d", cells.join(""));
      line.setAttribute("d", pathOf(pointsOf(curve).map(([at, height]) => [x(at), y(height)])));
      rename(0, `su área: Z = ${significant(grid.z)}`);
      describe(`exp(−E/T), con las barras de una rejilla de ${points} puntos, cuya área es Z = ${significant(grid.z)}.`);
    },
  };
}

/** The density, a colour a well. */
export function densityChart(): PartitionChart {
  const keys = ["media", "elegida"].map((style) => ({ name: "", style }));
  const { root, inside, axes, describe, rename } = chart({ title: "p(x) = exp(−E/T)/Z", keys });
  const areas = ["media", "elegida"].map((style) => drawn("path", { class: `zona ${style}` }));
  const line = drawn("path", { class: "linea entera" });
  inside.append(...areas, line);
  return {
    root,
    draw({ curve, exact: { z, shares, frontier } }) {
      const p = pointsOf(curve).map(([at, height]) => [at, height / z] as const);
      const most = p.reduce((top, [, height]) => Math.max(top, height), 0);
      const [x, y] = axes({ x: X_TICKS, y: niceTicks(0, most).map(shortTick) });
      const drawnPath = (points: typeof p) => pathOf(points.map(([at, height]) => [x(at), y(height)]));
      [p.filter(([at]) => at <= frontier), p.filter(([at]) => at > frontier)].forEach((side, i) => {
        const [first, last] = [side[0], side[side.length - 1]];
        areas[i].setAttribute("d", `${drawnPath([[first[0], 0], ...side, [last[0], 0]])}Z`);
      });
      line.setAttribute("d", drawnPath(p));
      const words = shares.map((share, i) => `${"AB"[i]}: ${formatFixed(100 * share, 1)} %`);
      words.forEach((text, i) => rename(i, text));
      describe(`La densidad p(x). Probabilidad del pozo ${words.join("; y del pozo ")}.`);
    },
  };
}

/** Powers of ten between which errors are drawn; smaller ones lie on the floor. */
const [SMALLEST, LARGEST] = [-8, 2];
const ERROR_TICKS: readonly Tick[] = ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1", "100"].map((text, i) => ({ at: SMALLEST + 2 * i, text }));
const COUNT_TICKS: readonly Tick[] = [FEWEST_POINTS, 5, 10, 20, 50, MOST_POINTS].map((n) => ({
  at: Math.log(n),
  text: n === MOST_POINTS ? `n = ${n}` : String(n),
}));

/** How the error of Z falls with the points of the grid; both axes are logarithmic. */
export function errorChart(): PartitionChart {
  const { root, svg, inside, axes, describe, rename } = chart({ title: "Error relativo de Z", keys: [{ name: "", style: "redonda" }] });
  const [line, dot] = [drawn("path", { class: "linea entera" }), drawn("circle", { class: "punto", r: 5 })];
  inside.append(line);
  svg.append(dot);
  const [x, y] = axes({ x: COUNT_TICKS, y: ERROR_TICKS });
  const place = (points: number, error: number) =>
    [x(Math.log(points)), y(Math.min(LARGEST, Math.max(SMALLEST, Math.log10(error))))] as const;
  return {
    root,
    draw({ errors, error, points }) {
      line.setAttribute("d", pathOf(Array.from(errors, (one, i) => place(FEWEST_POINTS + i, one))));
      const [cx, cy] = place(points, error);
      dot.setAttribute("cx", cx.toFixed(1));
      dot.setAttribute("cy", cy.toFixed(1));
      rename(0, `con n = ${points}: ${formatNumber(error, error < 0.01 ? 0 : 2)}`);
      describe(`Error relativo de Z según los puntos de la rejilla. Con ${points} puntos es ${percent(error)}.`);
    },
  };
}
