import { inkPixels } from "../../colours";
import type { InterpolationData } from "../../interpolation/data";
import { element, write } from "../parts/dom";
import { imageGrid } from "../parts/image-grid";

/** Images in a row of the choice. */
const COLUMNS = 6;

export interface EndChoices {
  readonly root: HTMLElement;
  /** The places of the two images. */
  value(): { readonly from: number; readonly to: number };
  set(ends: { readonly from: number; readonly to: number }): void;
}

/** The images to choose the two ends of the path from. */
export function endChoices(images: readonly Float32Array[], data: InterpolationData, onChange: () => void): EndChoices {
  const make = (letter: string, title: string, start: number) =>
    choice({ letter, title, start, images, names: data.names, side: data.spec.inputShape[0], onChange });
  const [from, to] = [make("A", "A, de donde sale", data.from), make("B", "B, adonde llega", data.to)];
  return {
    root: element("div", { class: "extremos" }, from.root, to.root),
    value: () => ({ from: from.value(), to: to.value() }),
    set(ends) {
      from.set(ends.from);
      to.set(ends.to);
    },
  };
}

interface ChoiceOptions {
  readonly letter: string;
  readonly title: string;
  readonly start: number;
  readonly images: readonly Float32Array[];
  readonly names: readonly string[];
  readonly side: number;
  readonly onChange: () => void;
}

function choice({ letter, title, start, images, names, side, onChange }: ChoiceOptions) {
  let chosen = start;
  const name = element("p");
  const show = (place: number) => {
    chosen = place;
    write(name, names[place]);
  };
  const grid = imageGrid({
    count: images.length,
    columns: COLUMNS,
    side,
    label: `Imagen ${letter}: elige una`,
    nameOf: (place) => `${letter}: ${names[place]}`,
    chosen: start,
    onSelect(place) {
      show(place);
      onChange();
    },
  });
  images.forEach((image, place) => grid.pictures[place].draw(inkPixels(image)));
  show(start);
  return {
    root: element("figure", {}, element("figcaption", {}, element("strong", {}, title), name), grid.root),
    value: () => chosen,
    set(place: number) {
      grid.choose(place);
      show(place);
    },
  };
}
