import { inkPixels } from "../../colours";
import type { Brush } from "../../drawing/brush";
import { levels } from "../../levels";
import { element } from "../parts/dom";
import { picture } from "../parts/picture";
import { plain, slider } from "../parts/slider";
import type { Deeds } from "./deeds";

/** Widths of the brush, in pixels of the image, and the one of MNIST's strokes. */
const [WIDTHS, WIDTH] = [[1, 1.5, 2.2, 3, 4.5, 7, 10], 2.2];

export interface Tools {
  readonly root: HTMLElement;
  brush(): Brush;
  /** Shows whether there is a reason to centre the drawing. */
  offerCentre(reason: boolean): void;
}

/** Pen, eraser, their width, and what else can be done with a drawing. */
export function tools(deeds: Omit<Deeds, "load">): Tools {
  let erases = false;
  const made = (text: string, onClick: () => void, title?: string) => {
    const root = element("button", { type: "button", title }, text);
    root.addEventListener("click", onClick);
    return root;
  };
  const take = (eraser: boolean) => {
    erases = eraser;
    pen.setAttribute("aria-pressed", String(!eraser));
    rubber.setAttribute("aria-pressed", String(eraser));
  };
  const [pen, rubber] = [made("Lápiz", () => take(false)), made("Goma", () => take(true))];
  const width = slider({
    label: "Grosor",
    levels: levels(WIDTHS, WIDTH),
    start: WIDTH,
    format: (value) => `${plain(value)} px`,
    onChange() {},
  });
  const centre = made("Centrar", deeds.centre, "Lleva la tinta al centro, como en MNIST");
  take(false);
  return {
    root: element(
      "div",
      { class: "util", role: "group", "aria-label": "Dibujo" },
      pen,
      rubber,
      width.root,
      made("Deshacer", deeds.undo),
      made("Borrar todo", deeds.clear),
      centre,
      made("Añadir ruido", deeds.soil),
    ),
    brush: () => ({ width: width.value(), erases }),
    offerCentre: (reason) => centre.setAttribute("aria-disabled", String(!reason)),
  };
}

type Example = Parameters<Deeds["load"]>[0];

/** A button with a small picture for each example. */
export function exampleBar(
  examples: readonly Example[],
  { side, onLoad }: { readonly side: number; readonly onLoad: Deeds["load"] },
): HTMLElement {
  const buttons = examples.map((example) => {
    const { name, image } = example;
    const small = picture(side);
    small.draw(inkPixels(image));
    const button = element("button", { type: "button", "aria-label": `Cargar ${name}`, title: name }, small.root);
    button.addEventListener("click", () => onLoad(example));
    return button;
  });
  return element("div", { class: "ejemplos", role: "group", "aria-label": "Ejemplos" }, ...buttons);
}
