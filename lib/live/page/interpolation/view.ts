import { formatFixed } from "../../../figure/text";
import { inkPixels } from "../../colours";
import { LINE_NAMES, POINTS, type Profile } from "../../interpolation/paths";
import { element, write } from "../parts/dom";
import { picture } from "../parts/picture";
import { plain, slider } from "../parts/slider";
import { energyChart, storyOf } from "./chart";
import { film } from "./film";
import type { InterpolationState } from "./run";

/** Where the bar starts. */
const MIDDLE = 0.5;
const RELAXED = "Camino relajado";

export interface InterpolationView {
  readonly journey: HTMLElement;
  readonly films: HTMLElement;
  draw(state: InterpolationState): void;
  /** Puts the bar in the middle. */
  centre(): void;
  /** Says in words what is drawn. */
  describe(state: InterpolationState): void;
}

/** The image at t on the line and on the relaxed path, the energy curves with the bar under them, and both strips of images. */
export function interpolationView(side: number, onMove: () => void): InterpolationView {
  const still = track(side);
  const relaxed = track(side);
  const chart = energyChart((place) => {
    bar.set(place / (POINTS - 1));
    onMove();
  });
  const levels = Array.from({ length: POINTS }, (_, i) => i / (POINTS - 1));
  const bar = slider({ label: "t, de A a B", levels, start: MIDDLE, format: plain, onChange: onMove });
  const place = () => Math.round(bar.value() * (POINTS - 1));
  return {
    journey: element("div", { class: "viaje" }, still.large, relaxed.large, element("div", { class: "perfil" }, chart.root, bar.root)),
    films: element("div", { class: "tiras" }, still.strip, relaxed.strip),
    draw(state) {
      const name = LINE_NAMES[state.line];
      still.draw(name, state.still, place());
      relaxed.draw(RELAXED, state.relaxed, place());
      chart.draw([state.still, state.relaxed], place());
      chart.rename([name.toLowerCase(), "relajado"]);
    },
    centre: () => bar.set(MIDDLE),
    describe({ line, still: one, relaxed: other }) {
      chart.describe(`Energía de A a B. ${storyOf(LINE_NAMES[line], one)} ${storyOf(RELAXED, other)}`);
    },
  };
}

/** The pictures of one path. */
function track(side: number) {
  const [large, strip] = [picture(side, ""), film(side)];
  const [name, energy, over] = [element("strong"), element("p"), element("strong")];
  const needle = element("span", { class: "marca" });
  return {
    large: element("figure", {}, element("figcaption", {}, name, energy), large.root),
    strip: element("figure", {}, element("figcaption", {}, over), element("div", { class: "cinta" }, strip.root, needle)),
    draw(words: string, { images, energies }: Profile, place: number) {
      const size = side * side;
      large.draw(inkPixels(images.subarray(place * size, (place + 1) * size)));
      strip.draw(images);
      large.root.setAttribute("aria-label", `${words}: la imagen en t`);
      strip.root.setAttribute("aria-label", `${words}: once imágenes de A a B`);
      needle.style.left = `${strip.placeOf(place)}%`;
      for (const one of [name, over]) write(one, words);
      write(energy, `E = ${formatFixed(energies[place], 3)}`);
    },
  };
}
