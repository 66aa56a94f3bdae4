import { element } from "./dom";
import { type Picture, picture } from "./picture";

export interface ImageGridOptions {
  readonly count: number;
  readonly columns: number;
  /** Pixels of the side of an image. */
  readonly side: number;
  readonly label: string;
  /** The name of one image, e.g. "Cadena 3". */
  readonly nameOf: (place: number) => string;
  /** The image that is chosen at first. */
  readonly chosen?: number;
  readonly onSelect: (place: number) => void;
}

export interface ImageGrid {
  readonly root: HTMLElement;
  readonly pictures: readonly Picture[];
  /** Chooses an image without telling. */
  choose(place: number): void;
}

/** Where each key moves the focus in a grid of `columns`. */
const MOVES: Readonly<Record<string, (place: number, columns: number, count: number) => number>> = {
  ArrowLeft: (place) => place - 1,
  ArrowRight: (place) => place + 1,
  ArrowUp: (place, columns) => place - columns,
  ArrowDown: (place, columns) => place + columns,
  Home: () => 0,
  End: (_, __, count) => count - 1,
};

/**
 * Images of which one is chosen. Each is a button; the grid is one stop of the Tab key, and the arrows go through it.
 */
export function imageGrid({ count, columns, side, label, nameOf, chosen: first = 0, onSelect }: ImageGridOptions): ImageGrid {
  const pictures = Array.from({ length: count }, () => picture(side));
  const buttons = pictures.map(({ root }, place) => element("button", { type: "button", "aria-label": nameOf(place) }, root));
  const choose = (chosen: number) => {
    buttons.forEach((button, place) => {
      button.setAttribute("aria-pressed", String(place === chosen));
      button.tabIndex = place === chosen ? 0 : -1;
    });
  };
  buttons.forEach((button, place) => {
    button.addEventListener("click", () => {
      choose(place);
      onSelect(place);
    });
    button.addEventListener("keydown", (event) => {
      const next = buttons[MOVES[event.key]?.(place, columns, count)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  });
  choose(first);
  return { root: element("div", { class: "rejilla", role: "group", "aria-label": label }, ...buttons), pictures, choose };
}
