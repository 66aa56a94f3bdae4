import { formatFixed, formatNumber } from "../../../figure/text";
import { divergingPixels, inkPixels } from "../../colours";
import { CHAINS, type DigitsState } from "./run";
import { element, write } from "../parts/dom";
import { imageGrid } from "../parts/image-grid";
import { picture } from "../parts/picture";

export interface DigitsPictures {
  readonly root: HTMLElement;
  /** The chain that is seen large. */
  chosen(): number;
  draw(state: DigitsState, gradientClip: number): void;
}

export const nameOf = (chain: number) => `Cadena ${chain + 1}`;

/** Sixteen chains, and one of them large, beside its gradient. */
export function digitsPictures(side: number, onSelect: () => void): DigitsPictures {
  let chosen = 0;
  const large = largePictures(side);
  const grid = imageGrid({
    count: CHAINS,
    columns: 4,
    side,
    label: "Dieciséis cadenas: elige la que quieres ver en grande",
    nameOf,
    onSelect(chain) {
      chosen = chain;
      onSelect();
    },
  });
  const hint = element("p", {}, "Elige una para verla en grande");
  const all = element("figure", {}, element("figcaption", {}, element("strong", {}, "16 cadenas"), hint), grid.root);
  const part = (values: Float32Array, chain: number) => values.subarray(chain * side * side, (chain + 1) * side * side);
  return {
    root: element("div", { class: "imagenes" }, all, ...large.figures),
    chosen: () => chosen,
    draw({ x, energy, gradient }, gradientClip) {
      grid.pictures.forEach((small, chain) => small.draw(inkPixels(part(x, chain))));
      large.draw({ name: nameOf(chosen), image: part(x, chosen), energy: energy[chosen], gradient: part(gradient, chosen), gradientClip });
    },
  };
}

/** A chain and what the large pictures show of it. */
interface Shown {
  readonly name: string;
  readonly image: Float32Array;
  readonly energy: number;
  readonly gradient: Float32Array;
  readonly gradientClip: number;
}

function largePictures(side: number) {
  const [image, slope] = [picture(side, "Cadena"), picture(side, "Su gradiente")];
  const [name, energy, amount] = [element("strong"), element("p"), element("p")];
  const key = (colour: string, meaning: string) => element("span", { class: `clave ${colour}` }, meaning);
  const meaning = element("p", {}, key("rojo", "quita tinta"), " ", key("azul", "pone tinta"));
  const title = element("strong", {}, "Su gradiente");
  return {
    figures: [
      element("figure", {}, element("figcaption", {}, name, energy), image.root),
      element("figure", {}, element("figcaption", {}, title, meaning, amount), slope.root),
    ],
    draw(shown: Shown) {
      const limit = shown.gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
      image.draw(inkPixels(shown.image));
      slope.draw(divergingPixels(shown.gradient, limit));
      image.root.setAttribute("aria-label", shown.name);
      write(name, shown.name);
      write(energy, `E = ${formatFixed(shown.energy, 3)}`);
      write(amount, amountOf(shown, limit));
    },
  };
}

/** The largest value, which has the full colour, and how many pixels the clip stops. */
function amountOf({ gradient, gradientClip }: Shown, limit: number): string {
  const clipped = gradient.filter((g) => Math.abs(g) > gradientClip).length;
  return `hasta ±${formatNumber(limit, 3)}; ${clipped === 1 ? "1 píxel recortado" : `${clipped} píxeles recortados`}`;
}
