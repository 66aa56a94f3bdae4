import { formatFixed, formatNumber } from "../../../figure/text";
import { axisTicks, type EnergyAxis, shareOfAxis } from "../../drawing/axis";
import { type EnergyGroup, shareBelow } from "../../drawing/groups";
import { drawn, element } from "../parts/dom";

/** Inside of the drawing, in its own units: the style sheet scales it to its box. */
const [WIDTH, HEIGHT] = [400, 188];
const BOX = { left: 8, right: 392, top: 26, bottom: 128 } as const;
/** Half of the width of «tu dibujo», and more than that of a tick's number: neither may leave the picture. */
const HALF = 46;

export interface EnergyChart {
  readonly root: HTMLElement;
  /** Marks the energy of the image now, and where it was when it was drawn. */
  draw(energy: number, drawnEnergy: number): void;
  /** What it shows, in a sentence. */
  words(energy: number): string;
}

/** Where an energy falls in the histograms of some groups, which are drawn as high as each other. */
export function energyChart(axis: EnergyAxis, groups: readonly EnergyGroup[]): EnergyChart {
  const x = (energy: number) => BOX.left + shareOfAxis(axis, energy) * (BOX.right - BOX.left);
  const bars = groups.map(({ shares }, i) => drawn("path", { class: `grupo g${i}`, d: outline(shares) }));
  const before = drawn("line", { class: "antes", y1: BOX.top, y2: BOX.bottom });
  const mark = drawn("path", { class: "marca", d: `M0 ${BOX.top}V${BOX.bottom}M-5 ${BOX.top}h10l-5 8z` });
  const name = drawn("text", { class: "yo", y: BOX.top - 8, "text-anchor": "middle" }, "tu dibujo");
  const svg = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" }, axisOf(axis, x), ...bars, before, mark, name);
  const keys = groups.map((group, i) => element("span", { class: `clave g${i}` }, group.name));
  const words = (energy: number) => {
    const below = groups.map(({ name: own, percentiles }) => `${own}, ${percent(shareBelow(percentiles, energy))}`);
    return `Tienen menos energía que tu dibujo: ${below.join("; ")}.`;
  };
  return {
    root: element("figure", { class: "curva energias" }, element("figcaption", {}, element("strong", {}, "Energía, E"), ...keys), svg),
    draw(energy, drawnEnergy) {
      mark.setAttribute("transform", `translate(${x(energy).toFixed(1)} 0)`);
      name.setAttribute("x", Math.min(WIDTH - HALF, Math.max(HALF, x(energy))).toFixed(1));
      for (const end of ["x1", "x2"]) before.setAttribute(end, x(drawnEnergy).toFixed(1));
      const all = `Histogramas de la energía: ${groups.map(rangeOf).join("; ")}. Tu dibujo, ${formatFixed(energy, 3)}.`;
      svg.setAttribute("aria-label", all);
    },
    words,
  };
}

/** A staircase over the bins; the highest step of each group has the height of the picture. */
function outline(shares: readonly number[]): string {
  const most = Math.max(...shares);
  const wide = (BOX.right - BOX.left) / shares.length;
  const steps = shares.map((share, i) => {
    const y = BOX.bottom - (share / most) * (BOX.bottom - BOX.top - 10);
    return `L${(BOX.left + i * wide).toFixed(1)} ${y.toFixed(1)}h${wide.toFixed(1)}`;
  });
  return `M${BOX.left} ${BOX.bottom}${steps.join("")}V${BOX.bottom}z`;
}

function axisOf(axis: EnergyAxis, x: (energy: number) => number): SVGElement {
  const line = drawn("line", { x1: BOX.left, x2: BOX.right, y1: BOX.bottom, y2: BOX.bottom });
  const ticks = axisTicks(axis).flatMap((tick) => [
    drawn("line", { x1: x(tick), x2: x(tick), y1: BOX.bottom, y2: BOX.bottom + 5 }),
    drawn("text", { x: x(tick), y: BOX.bottom + 18, "text-anchor": x(tick) < HALF ? "start" : "middle" }, decimals(tick)),
  ]);
  const about = `cada marca está 10 veces más lejos de ${decimals(axis.centre)}`;
  const note = drawn("text", { x: WIDTH / 2, y: BOX.bottom + 38, "text-anchor": "middle" }, about);
  const heights = drawn(
    "text",
    { x: WIDTH / 2, y: BOX.bottom + 56, "text-anchor": "middle" },
    "compara dónde cae cada grupo, no su altura",
  );
  return drawn("g", { class: "ejes" }, line, ...ticks, note, heights);
}

/** As many decimals as a tick needs, four at most. */
const decimals = (tick: number) => formatNumber(tick, Math.min(4, String(tick).split(".")[1]?.length ?? 0));

const rangeOf = ({ name, percentiles }: EnergyGroup) =>
  `${name}, de ${formatFixed(percentiles[0], 3)} a ${formatFixed(percentiles[percentiles.length - 1], 3)}`;

/** A share in whole hundredths; 0 and 100 are said only of none and of all. */
function percent(share: number): string {
  const whole = share === 0 || share === 1 ? 100 * share : Math.min(99, Math.max(1, Math.round(100 * share)));
  return `${whole}\u00a0%`;
}
