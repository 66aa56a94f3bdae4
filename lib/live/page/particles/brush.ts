import { element } from "../parts/dom";
import { select } from "../parts/select";

/** What a touch of the map paints. */
export interface Brush {
  /** Its name, e.g. "Valle". */
  readonly name: string;
  /** Of the bump: negative for a valley. */
  readonly height: number;
  /** Standard deviation of the bump. */
  readonly width: number;
}

export interface BrushActions {
  readonly onUndo: () => void;
  readonly onClear: () => void;
}

export interface BrushPanel {
  readonly root: HTMLElement;
  /** The brush; none when the pointer moves particles, or nothing can be painted. */
  value(): Brush | undefined;
  enable(on: boolean): void;
  reset(): void;
}

/** What a touch adds; a stroke, some two and a half times as much. */
const HEIGHT = 0.6;

const KINDS = { valley: "Valle", hill: "Colina", none: "Ninguno: mueve partículas" } as const;
type Kind = keyof typeof KINDS;
const SIZES = { thin: "Fino", middling: "Medio", thick: "Grueso" } as const;
type Size = keyof typeof SIZES;
const WIDTHS: Readonly<Record<Size, number>> = { thin: 0.25, middling: 0.4, thick: 0.7 };
const [FIRST_KIND, FIRST_SIZE]: [Kind, Size] = ["valley", "middling"];

/** The choices of the brush, and the ways back; of use while a landscape is drawn. */
export function brushPanel({ onBrush, onUndo, onClear }: BrushActions & { readonly onBrush: () => void }): BrushPanel {
  const kind = select<Kind>({ label: "Pincel", options: optionsOf(KINDS), start: FIRST_KIND, onChange: onBrush });
  const size = select<Size>({ label: "Grosor", options: optionsOf(SIZES), start: FIRST_SIZE, onChange: onBrush });
  const [undo, clear] = [button("Deshacer", onUndo), button("Borrar el dibujo", onClear)];
  const all = element("div", { class: "mandos" }, kind.root, size.root, undo, clear);
  const root = element("fieldset", { class: "pincel", "aria-label": "Dibujar el paisaje" }, all);
  return {
    root,
    value() {
      const chosen = kind.value();
      if (root.disabled || chosen === "none") return undefined;
      return { name: KINDS[chosen], height: chosen === "hill" ? HEIGHT : -HEIGHT, width: WIDTHS[size.value()] };
    },
    enable(on) {
      root.disabled = !on;
    },
    reset() {
      kind.set(FIRST_KIND);
      size.set(FIRST_SIZE);
    },
  };
}

function optionsOf<Name extends string>(texts: Readonly<Record<Name, string>>) {
  return (Object.keys(texts) as Name[]).map((value) => ({ value, text: texts[value] }));
}

function button(text: string, onClick: () => void): HTMLElement {
  const root = element("button", { type: "button" }, text);
  root.addEventListener("click", onClick);
  return root;
}
