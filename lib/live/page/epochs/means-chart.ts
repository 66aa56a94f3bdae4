import { formatFixed } from "../../../figure/text";
import type { EpochsData } from "../../epochs/data";
import { niceTicks } from "../../nice-ticks";
import { pathOf, type Tick } from "../parts/axes";
import { chart } from "../parts/chart";
import { drawn } from "../parts/dom";
import { valueTick } from "../parts/line-chart";
import type { Film } from "./film";

export interface MeansChart {
  readonly root: HTMLElement;
  draw(epoch: number, moment: number): void;
}

/** Labels of steps are at least this part of the axis apart. */
const ROOM = 0.09;

/** The mean energy at each moment: a strong line for the chosen epoch, faint ones for the others. */
export function meansChart({ epochs, moments }: EpochsData, film: Film): MeansChart {
  const keys = ["elegida", "otras"].map((style) => ({ name: style, style }));
  const { root, svg, inside, axes, describe, rename } = chart({ title: "E media según el paso", keys });
  const steps = stepTicks(moments);
  const others = epochs.map(() => drawn("path", { class: "linea otra" }));
  const [chosen, dot] = [drawn("path", { class: "linea elegida" }), drawn("circle", { class: "punto", r: 5 })];
  inside.append(...others, chosen);
  svg.append(dot);
  return {
    root,
    draw(epoch, moment) {
      const means = film.means(epoch);
      const [x, y] = axes({ x: steps, y: energyTicks(means) });
      const line = (one: number) => pathOf(Array.from(film.means(one), (mean, i) => [x(placeOf(moments[i])), y(mean)]));
      others.forEach((other, one) => other.setAttribute("d", line(one)));
      chosen.setAttribute("d", line(epoch));
      dot.setAttribute("cx", x(placeOf(moments[moment])).toFixed(1));
      dot.setAttribute("cy", y(means[moment]).toFixed(1));
      rename(0, `época ${epochs[epoch]}`);
      const ends = [means[0], means[means.length - 1]].map((mean) => formatFixed(mean, 3));
      describe(
        `Energía media en la época ${epochs[epoch]}: del paso ${moments[0]} al ${moments[moments.length - 1]} va de ${ends.join(" a ")}.`,
      );
    },
  };
}

/** A mean that is this little below zero, beside the highest, lies on the axis as good as at zero. */
const AS_GOOD_AS_ZERO = 0.03;

/** The axis is that of the chosen epoch, for the energies of two networks are of two scales. */
function energyTicks(means: Float32Array): Tick[] {
  const [low, high] = [Math.min(...means), Math.max(...means)];
  return niceTicks(low < 0 && low > -AS_GOOD_AS_ZERO * high ? 0 : Math.min(0, low), high).map(valueTick);
}

/** Where a step lies on the axis: logarithmic, and with a place for step 0. */
const placeOf = (step: number) => Math.log2(1 + step);

/** A tick a moment; those that would touch another have no text. */
function stepTicks(moments: readonly number[]): Tick[] {
  const [first, last] = [placeOf(moments[0]), placeOf(moments[moments.length - 1])];
  if (first === last)
    return [
      { at: first, text: "" },
      { at: first + 1, text: String(moments[0]) },
    ];
  const apart = ROOM * (last - first);
  let free = first;
  return moments.map((step, i) => {
    const at = placeOf(step);
    const end = i === moments.length - 1;
    if (!end && (at < free || at > last - 1.2 * apart)) return { at, text: "" };
    free = at + apart;
    return { at, text: String(step) };
  });
}
