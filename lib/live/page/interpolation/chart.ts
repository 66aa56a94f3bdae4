import { formatFixed } from "../../../figure/text";
import { POINTS, type Profile } from "../../interpolation/paths";
import { niceTicks } from "../../nice-ticks";
import { within } from "../../within";
import { BOX, pathOf } from "../parts/axes";
import { chart } from "../parts/chart";
import { drawn } from "../parts/dom";
import { valueTick } from "../parts/line-chart";

export interface EnergyChart {
  readonly root: HTMLElement;
  /** Draws the energies along the line and along the relaxed path, and where the bar stands. */
  draw(profiles: readonly [Profile, Profile], place: number): void;
  /** What the two are called. */
  rename(names: readonly [string, string]): void;
  /** Says in words what it shows, for who cannot see it. */
  describe(text: string): void;
}

const T_TICKS = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: at === 1 ? "t = 1" : valueTick(at).text }));
const STYLES = ["media", "elegida"] as const;

/** The two energy curves over t, and a mark at t; who drags over the chart moves it. */
export function energyChart(onDrag: (place: number) => void): EnergyChart {
  const { root, svg, inside, axes, describe, rename } = chart({ title: "Energía, E", keys: STYLES.map((style) => ({ name: "", style })) });
  const needle = drawn("line", { class: "aguja", y1: BOX.top, y2: BOX.bottom });
  const paths = STYLES.map((style) => drawn("path", { class: `linea ${style}` }));
  const dots = STYLES.map((style) => drawn("circle", { class: `punto ${style}`, r: 5 }));
  inside.append(needle, ...paths);
  svg.append(...dots); // not cut off at the ends
  listenToPointer(svg, onDrag);
  return {
    root,
    draw(profiles, place) {
      const all = profiles.flatMap(({ energies }) => [...energies]);
      const [x, y] = axes({ x: T_TICKS, y: niceTicks(Math.min(...all), Math.max(...all)).map(valueTick) });
      const at = x(place / (POINTS - 1));
      for (const end of ["x1", "x2"]) needle.setAttribute(end, at.toFixed(1));
      profiles.forEach(({ energies }, i) => {
        paths[i].setAttribute("d", pathOf(Array.from(energies, (e, k) => [x(k / (POINTS - 1)), y(e)])));
        dots[i].setAttribute("cx", at.toFixed(1));
        dots[i].setAttribute("cy", y(energies[place]).toFixed(1));
      });
    },
    rename: (names) => names.forEach((name, i) => rename(i, name)),
    describe,
  };
}

/** In words: where a curve begins and ends, its highest point, its barrier. */
export function storyOf(name: string, { energies, barrier }: Profile): string {
  const top = energies.reduce((a, b) => Math.max(a, b));
  const words = [energies[0], energies[energies.length - 1], top, barrier].map((e) => formatFixed(e, 3));
  return `${name}: de ${words[0]} a ${words[1]}, como mucho ${words[2]}; barrera ${words[3]}.`;
}

/** The point of the bar under the pointer, while it is held. */
function listenToPointer(svg: SVGSVGElement, onDrag: (place: number) => void): void {
  const drag = ({ clientX, pointerId }: PointerEvent) => {
    if (!svg.hasPointerCapture(pointerId)) return;
    const { a: scale, e: left } = svg.getScreenCTM() as DOMMatrix;
    const t = ((clientX - left) / scale - BOX.left) / (BOX.right - BOX.left);
    onDrag(Math.round(within([0, 1], t) * (POINTS - 1)));
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    drag(event);
  });
  svg.addEventListener("pointermove", drag);
}
