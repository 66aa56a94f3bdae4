import { formatFixed } from "../../../figure/text";
import { inkOfLevels } from "../../greys";
import { element, write } from "../parts/dom";
import { picture } from "../parts/picture";
import type { Frame } from "./film";

export interface EpochsPictures {
  readonly root: HTMLElement;
  draw(frame: Frame): void;
}

/** What an arrow key does over the images: [epochs, moments] to go on. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The chains, each with its energy; with the keyboard, the arrows over them change the epoch and the moment. */
export function epochsPictures(
  { chains, side }: { readonly chains: number; readonly side: number },
  onArrow: (epochs: number, moments: number) => void,
): EpochsPictures {
  const pictures = Array.from({ length: chains }, (_, i) => picture(side, `Cadena ${i + 1}`));
  const captions = pictures.map(() => element("figcaption"));
  const figures = pictures.map(({ root }, i) => element("figure", {}, root, captions[i]));
  const label = "Las cadenas: izquierda y derecha cambian de época; arriba y abajo, de paso";
  const root = element("div", { class: "tira", tabindex: 0, role: "group", "aria-label": label }, ...figures);
  root.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onArrow(...arrow);
  });
  return {
    root,
    draw({ levels, energies }) {
      pictures.forEach((one, i) => one.draw(inkOfLevels(levels.subarray(i * side * side, (i + 1) * side * side))));
      captions.forEach((one, i) => write(one, `E = ${formatFixed(energies[i], 3)}`));
    },
  };
}
